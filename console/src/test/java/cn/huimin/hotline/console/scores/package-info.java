@NullMarked
package cn.huimin.hotline.console.scores;

import org.jspecify.annotations.NullMarked;
