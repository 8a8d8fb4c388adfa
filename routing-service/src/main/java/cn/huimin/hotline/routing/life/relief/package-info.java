/** More time for the unit: extension and complex handling (DOMAIN §5). */
@NullMarked
package cn.huimin.hotline.routing.life.relief;

import org.jspecify.annotations.NullMarked;
