/** The surface of the house over HTTP, and what no well-behaved client sends to it. */
@NullMarked
package cn.huimin.hotline.architecture.surface;

import org.jspecify.annotations.NullMarked;
