/** A work order opens a case, or amends the one it opened. */
@NullMarked
package cn.huimin.hotline.routing.life.handin;

import org.jspecify.annotations.NullMarked;
