/** Being told that the case is a repeat complaint (DOMAIN §4.5). */
@NullMarked
package cn.huimin.hotline.routing.life.repeat;

import org.jspecify.annotations.NullMarked;
