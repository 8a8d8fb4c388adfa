/** Pages for operators, liaisons, heads and leaders. */
@NullMarked
package cn.huimin.hotline.console.page;

import org.jspecify.annotations.NullMarked;
