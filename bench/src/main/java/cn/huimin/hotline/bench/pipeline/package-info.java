/** Work orders and whole lives put on the log at full speed, and counted where they arrive. */
@NullMarked
package cn.huimin.hotline.bench.pipeline;

import org.jspecify.annotations.NullMarked;
