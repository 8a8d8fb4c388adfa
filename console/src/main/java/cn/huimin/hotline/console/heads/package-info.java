/** Heads of units, their tenures and what the ranks of heads (校长职级) need of their years. */
@NullMarked
package cn.huimin.hotline.console.heads;

import org.jspecify.annotations.NullMarked;
