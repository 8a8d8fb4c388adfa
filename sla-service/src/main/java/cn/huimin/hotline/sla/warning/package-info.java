/** Early warnings: one small class per rule of DOMAIN §6, plain Java. */
@NullMarked
package cn.huimin.hotline.sla.warning;

import org.jspecify.annotations.NullMarked;
