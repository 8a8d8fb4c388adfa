/** A case hears that many people complain about its matter (DOMAIN §4.6). */
@NullMarked
package cn.huimin.hotline.routing.life.flood;

import org.jspecify.annotations.NullMarked;
