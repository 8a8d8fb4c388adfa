/** Tests of the pages, in a real browser. */
@NullMarked
package cn.huimin.hotline.console.page;

import org.jspecify.annotations.NullMarked;
