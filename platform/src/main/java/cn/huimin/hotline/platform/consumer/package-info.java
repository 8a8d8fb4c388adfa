/** How consumers at the edges tell the broker where they are. */
@NullMarked
package cn.huimin.hotline.platform.consumer;

import org.jspecify.annotations.NullMarked;
