/** Giving a case to a unit: first dispatch, passing down, transfer (DOMAIN §2). */
@NullMarked
package cn.huimin.hotline.routing.life.dispatch;

import org.jspecify.annotations.NullMarked;
