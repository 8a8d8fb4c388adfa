/** Live streams that go on where they were left. */
@NullMarked
package cn.huimin.hotline.console.live;

import org.jspecify.annotations.NullMarked;
