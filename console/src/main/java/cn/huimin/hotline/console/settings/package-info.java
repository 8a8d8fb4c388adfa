/** What can be set about the console. */
@NullMarked
package cn.huimin.hotline.console.settings;

import org.jspecify.annotations.NullMarked;
