/** Ids that come out the same from the same words. */
@NullMarked
package cn.huimin.hotline.platform.id;

import org.jspecify.annotations.NullMarked;
