/**
 * What the platform above hears of its work orders: step by step, in order, by itself or by hand.
 */
@NullMarked
package cn.huimin.hotline.intake.writeback;

import org.jspecify.annotations.NullMarked;
