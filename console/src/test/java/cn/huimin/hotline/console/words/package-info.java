/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.console.words;

import org.jspecify.annotations.NullMarked;
