/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.intake.assessment;

import org.jspecify.annotations.NullMarked;
