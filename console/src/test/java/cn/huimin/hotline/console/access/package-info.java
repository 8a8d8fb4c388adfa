/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.console.access;

import org.jspecify.annotations.NullMarked;
