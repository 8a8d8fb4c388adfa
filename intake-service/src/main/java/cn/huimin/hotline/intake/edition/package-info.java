/** Writes and shows editions of the directory and the policies. */
@NullMarked
package cn.huimin.hotline.intake.edition;

import org.jspecify.annotations.NullMarked;
