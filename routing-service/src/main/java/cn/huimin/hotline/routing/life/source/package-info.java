/**
 * The platform above: given back, taken back or refused, sent back to redo, called back by itself
 * (DOMAIN §3).
 */
@NullMarked
package cn.huimin.hotline.routing.life.source;

import org.jspecify.annotations.NullMarked;
