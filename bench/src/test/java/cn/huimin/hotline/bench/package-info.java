/** Tests of the benchmarks. */
@NullMarked
package cn.huimin.hotline.bench;

import org.jspecify.annotations.NullMarked;
