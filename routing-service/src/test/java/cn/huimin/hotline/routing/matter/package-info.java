/** Tests of repeats. */
@NullMarked
package cn.huimin.hotline.routing.matter;

import org.jspecify.annotations.NullMarked;
