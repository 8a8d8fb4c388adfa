/** Tests of what is said about warnings and in inboxes. */
@NullMarked
package cn.huimin.hotline.console.warnings;

import org.jspecify.annotations.NullMarked;
