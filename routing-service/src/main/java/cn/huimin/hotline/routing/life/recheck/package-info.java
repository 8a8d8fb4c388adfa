/** 复核: the unit did its duty, the complainant stays dissatisfied (DOMAIN §2). */
@NullMarked
package cn.huimin.hotline.routing.life.recheck;

import org.jspecify.annotations.NullMarked;
