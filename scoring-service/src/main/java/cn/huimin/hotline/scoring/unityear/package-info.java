/** A unit's year made by hand, and the score it gives line by line (DOMAIN §7.4). Plain Java. */
@NullMarked
package cn.huimin.hotline.scoring.unityear;

import org.jspecify.annotations.NullMarked;
