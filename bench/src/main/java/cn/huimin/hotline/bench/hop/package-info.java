/** The raw exactly-once hop: the yardstick of the same run. */
@NullMarked
package cn.huimin.hotline.bench.hop;

import org.jspecify.annotations.NullMarked;
