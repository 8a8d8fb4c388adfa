/** Tests of the read model's writing side. */
@NullMarked
package cn.huimin.hotline.console.projection;

import org.jspecify.annotations.NullMarked;
