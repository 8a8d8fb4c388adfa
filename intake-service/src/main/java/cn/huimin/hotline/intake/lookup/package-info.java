/** Lets a complainant look a case up by its number and code. */
@NullMarked
package cn.huimin.hotline.intake.lookup;

import org.jspecify.annotations.NullMarked;
