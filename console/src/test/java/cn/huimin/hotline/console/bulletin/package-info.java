/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.console.bulletin;

import org.jspecify.annotations.NullMarked;
