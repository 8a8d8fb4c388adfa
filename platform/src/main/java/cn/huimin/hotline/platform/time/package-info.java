/** Time that can be moved by hand: for samples, tests and simulations. */
@NullMarked
package cn.huimin.hotline.platform.time;

import org.jspecify.annotations.NullMarked;
