/** Tests of what it is named after. */
@NullMarked
package cn.huimin.hotline.platform.body;

import org.jspecify.annotations.NullMarked;
