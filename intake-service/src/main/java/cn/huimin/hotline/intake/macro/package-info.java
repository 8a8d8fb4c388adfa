/** Programs within documents: told from the parts of a file, never run. */
@NullMarked
package cn.huimin.hotline.intake.macro;

import org.jspecify.annotations.NullMarked;
