/** Tests of what it is named after. */
@NullMarked
package cn.huimin.hotline.platform.caller;

import org.jspecify.annotations.NullMarked;
