/** The words on the screen: clocks, days, labels. */
@NullMarked
package cn.huimin.hotline.console.words;

import org.jspecify.annotations.NullMarked;
