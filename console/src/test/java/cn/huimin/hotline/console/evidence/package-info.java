@NullMarked
package cn.huimin.hotline.console.evidence;

import org.jspecify.annotations.NullMarked;
