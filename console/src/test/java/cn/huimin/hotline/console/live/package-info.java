/** Tests of the live streams. */
@NullMarked
package cn.huimin.hotline.console.live;

import org.jspecify.annotations.NullMarked;
