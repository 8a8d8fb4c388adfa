/** Clocks, cards and early warnings of every case. */
@NullMarked
package cn.huimin.hotline.sla;

import org.jspecify.annotations.NullMarked;
