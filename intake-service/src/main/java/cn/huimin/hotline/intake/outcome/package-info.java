/** Outcomes on their way back along the log to whoever waits for them. */
@NullMarked
package cn.huimin.hotline.intake.outcome;

import org.jspecify.annotations.NullMarked;
