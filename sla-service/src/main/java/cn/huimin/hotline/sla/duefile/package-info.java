/** {@code ./hotline due}: when clocks of a file would run out. */
@NullMarked
package cn.huimin.hotline.sla.duefile;

import org.jspecify.annotations.NullMarked;
