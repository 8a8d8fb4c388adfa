/** Tests of how alike two texts are. */
@NullMarked
package cn.huimin.hotline.routing.likeness;

import org.jspecify.annotations.NullMarked;
