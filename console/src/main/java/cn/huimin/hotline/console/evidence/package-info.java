/**
 * Evidence of many units at once: files told by their names, and spot checks of what was entered.
 */
@NullMarked
package cn.huimin.hotline.console.evidence;

import org.jspecify.annotations.NullMarked;
