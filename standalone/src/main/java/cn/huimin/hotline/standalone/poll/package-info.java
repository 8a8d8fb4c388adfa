/** Waiting for what others do, by asking again. */
@NullMarked
package cn.huimin.hotline.standalone.poll;

import org.jspecify.annotations.NullMarked;
