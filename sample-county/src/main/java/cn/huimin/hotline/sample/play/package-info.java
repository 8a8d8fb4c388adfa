/**
 * Plays a month of liaisons, heads and operators over the API, on a clock that is moved by hand.
 */
@NullMarked
package cn.huimin.hotline.sample.play;

import org.jspecify.annotations.NullMarked;
