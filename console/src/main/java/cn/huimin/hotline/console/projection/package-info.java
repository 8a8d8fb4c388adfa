/** The read model's writing side: takes the log in, exactly once, and rebuilds from it. */
@NullMarked
package cn.huimin.hotline.console.projection;

import org.jspecify.annotations.NullMarked;
