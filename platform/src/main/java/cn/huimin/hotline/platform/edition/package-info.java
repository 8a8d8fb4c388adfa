/** Compiled editions of the directory and of the policies, as every service reads them. */
@NullMarked
package cn.huimin.hotline.platform.edition;

import org.jspecify.annotations.NullMarked;
