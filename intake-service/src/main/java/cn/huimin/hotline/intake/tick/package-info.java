/** Time for the log: before which moment everything accepted is written. */
@NullMarked
package cn.huimin.hotline.intake.tick;

import org.jspecify.annotations.NullMarked;
