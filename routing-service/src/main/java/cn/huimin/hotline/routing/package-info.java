/** Routing: decides what each case is, and walks it through its life. */
@NullMarked
package cn.huimin.hotline.routing;

import org.jspecify.annotations.NullMarked;
