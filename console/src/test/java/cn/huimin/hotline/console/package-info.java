/** Fixtures of the console's tests. */
@NullMarked
package cn.huimin.hotline.console;

import org.jspecify.annotations.NullMarked;
