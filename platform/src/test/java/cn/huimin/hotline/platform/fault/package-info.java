/** Tests of what it is named after. */
@NullMarked
package cn.huimin.hotline.platform.fault;

import org.jspecify.annotations.NullMarked;
