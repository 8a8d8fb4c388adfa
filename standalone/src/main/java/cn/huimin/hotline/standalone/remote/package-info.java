/** Commands of the terminal that a running house carries out, asked over its API. */
@NullMarked
package cn.huimin.hotline.standalone.remote;

import org.jspecify.annotations.NullMarked;
