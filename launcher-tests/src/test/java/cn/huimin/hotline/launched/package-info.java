/** The launcher and the house it starts, used and killed from outside. */
@NullMarked
package cn.huimin.hotline.launched;

import org.jspecify.annotations.NullMarked;
