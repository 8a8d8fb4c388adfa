/** Scoring: what the cases of the log cost or earn the assessed units, line by line. */
@NullMarked
package cn.huimin.hotline.scoring;

import org.jspecify.annotations.NullMarked;
