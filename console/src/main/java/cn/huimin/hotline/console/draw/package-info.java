/** Drawing lots that come out the same when they are drawn again. */
@NullMarked
package cn.huimin.hotline.console.draw;

import org.jspecify.annotations.NullMarked;
