/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.platform.consumer;

import org.jspecify.annotations.NullMarked;
