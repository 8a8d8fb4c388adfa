/** Tests of the benchmarks' machine. */
@NullMarked
package cn.huimin.hotline.bench.machine;

import org.jspecify.annotations.NullMarked;
