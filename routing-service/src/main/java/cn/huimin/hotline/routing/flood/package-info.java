/** Floods: many people, one matter, noticed by unit, category, likeness and time (DOMAIN §4.6). */
@NullMarked
package cn.huimin.hotline.routing.flood;

import org.jspecify.annotations.NullMarked;
