/** Asking the complainant, and closing (DOMAIN §3). */
@NullMarked
package cn.huimin.hotline.routing.life.callback;

import org.jspecify.annotations.NullMarked;
