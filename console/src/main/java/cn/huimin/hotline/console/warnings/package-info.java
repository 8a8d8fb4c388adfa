/** Reading early warnings, escalations and the inbox. */
@NullMarked
package cn.huimin.hotline.console.warnings;

import org.jspecify.annotations.NullMarked;
