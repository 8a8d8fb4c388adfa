/** Settings and wiring of the console. */
@NullMarked
package cn.huimin.hotline.console.config;

import org.jspecify.annotations.NullMarked;
