/**
 * Which unit a demand belongs to, what it is about, and why (DOMAIN §4): a first rule set over
 * literal words. Plain Java.
 */
@NullMarked
package cn.huimin.hotline.routing.recognition;

import org.jspecify.annotations.NullMarked;
