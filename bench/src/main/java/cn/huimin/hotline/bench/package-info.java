/** Benchmarks of the whole house. */
@NullMarked
package cn.huimin.hotline.bench;

import org.jspecify.annotations.NullMarked;
