/** Tests of what is sent to change a policy. */
@NullMarked
package cn.huimin.hotline.intake.edition;

import org.jspecify.annotations.NullMarked;
