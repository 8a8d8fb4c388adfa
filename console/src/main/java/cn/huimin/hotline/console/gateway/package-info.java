/** The way to intake: the only call that leaves the console. */
@NullMarked
package cn.huimin.hotline.console.gateway;

import org.jspecify.annotations.NullMarked;
