/** Bulletins (周汇总, 月通报): a period's figures, ranking and focus issues, on screen and as files. */
@NullMarked
package cn.huimin.hotline.console.bulletin;

import org.jspecify.annotations.NullMarked;
