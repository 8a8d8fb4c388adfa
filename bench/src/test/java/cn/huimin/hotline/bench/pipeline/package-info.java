/** Tests of the benchmarks' pipeline. */
@NullMarked
package cn.huimin.hotline.bench.pipeline;

import org.jspecify.annotations.NullMarked;
