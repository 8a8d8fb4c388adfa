/** Reads fields of a body and names every one that is wrong, with its mend. */
@NullMarked
package cn.huimin.hotline.intake.validation;

import org.jspecify.annotations.NullMarked;
