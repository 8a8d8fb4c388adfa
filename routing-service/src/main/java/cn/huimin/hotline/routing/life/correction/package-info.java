/** Correcting what a case is about, and whose fault its last transfer was (DOMAIN §3, §4.4). */
@NullMarked
package cn.huimin.hotline.routing.life.correction;

import org.jspecify.annotations.NullMarked;
