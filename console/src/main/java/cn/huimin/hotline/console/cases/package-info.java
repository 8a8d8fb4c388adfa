/** Reading cases: lists, one case, its story, and what the reader may do with it. */
@NullMarked
package cn.huimin.hotline.console.cases;

import org.jspecify.annotations.NullMarked;
