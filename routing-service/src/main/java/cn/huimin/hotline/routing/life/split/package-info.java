/** 拆单: one call, several matters, answered upwards as one (DOMAIN §3). */
@NullMarked
package cn.huimin.hotline.routing.life.split;

import org.jspecify.annotations.NullMarked;
