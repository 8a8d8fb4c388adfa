/**
 * The life of a case (DOMAIN §3): what a case is, what may be asked of it, what happens to it, and
 * the tables of states and rights that all deciders share. Plain Java.
 */
@NullMarked
package cn.huimin.hotline.routing.life;

import org.jspecify.annotations.NullMarked;
