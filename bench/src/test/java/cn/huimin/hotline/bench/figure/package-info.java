/** Tests of the benchmarks' figure. */
@NullMarked
package cn.huimin.hotline.bench.figure;

import org.jspecify.annotations.NullMarked;
