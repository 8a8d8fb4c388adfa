/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.scoring.assessment;

import org.jspecify.annotations.NullMarked;
