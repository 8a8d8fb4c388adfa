/** Tests of the package of the same name. */
@NullMarked
package cn.huimin.hotline.platform.health;

import org.jspecify.annotations.NullMarked;
