/** How alike two texts are, without keeping either (DOMAIN §4.5). */
@NullMarked
package cn.huimin.hotline.routing.likeness;

import org.jspecify.annotations.NullMarked;
