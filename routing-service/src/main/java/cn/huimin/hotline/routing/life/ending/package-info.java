/**
 * Endings by the centre: answered, declined, referred, withdrawn, invalid; and what needs a second
 * person (DOMAIN §3).
 */
@NullMarked
package cn.huimin.hotline.routing.life.ending;

import org.jspecify.annotations.NullMarked;
