/** Work orders that 12345 platforms push, signed by a key. */
@NullMarked
package cn.huimin.hotline.intake.push;

import org.jspecify.annotations.NullMarked;
