/** How long the house takes to start, and how much memory it takes. */
@NullMarked
package cn.huimin.hotline.bench.start;

import org.jspecify.annotations.NullMarked;
