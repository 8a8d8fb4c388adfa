/** 并单: the handshake by which one case joins another along the log (DOMAIN §3, DESIGN §1). */
@NullMarked
package cn.huimin.hotline.routing.life.merge;

import org.jspecify.annotations.NullMarked;
