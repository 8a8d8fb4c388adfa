/** The early warnings of DOMAIN §6, one small class for each rule with its settings. */
@NullMarked
package cn.huimin.hotline.sla.warning.rule;

import org.jspecify.annotations.NullMarked;
