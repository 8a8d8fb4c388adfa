/** Which complaint of the same person about the same matter a case is (DOMAIN §4.5). Plain Java. */
@NullMarked
package cn.huimin.hotline.routing.matter;

import org.jspecify.annotations.NullMarked;
