/** Tests of what it is named after. */
@NullMarked
package cn.huimin.hotline.platform.connection;

import org.jspecify.annotations.NullMarked;
