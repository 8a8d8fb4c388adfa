/** What the unit does before it reports: signing and the first contact. */
@NullMarked
package cn.huimin.hotline.routing.life.handling;

import org.jspecify.annotations.NullMarked;
