/** What was measured, what is wanted, as a table and as JSON. */
@NullMarked
package cn.huimin.hotline.bench.figure;

import org.jspecify.annotations.NullMarked;
