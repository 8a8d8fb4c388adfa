/** Files that hold people's data for as long as somebody works on them, and not longer. */
@NullMarked
package cn.huimin.hotline.intake.scratch;

import org.jspecify.annotations.NullMarked;
