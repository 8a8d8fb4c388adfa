/** The prefecture's own list of cases, compared with ours case by case (DOMAIN §7.3). */
@NullMarked
package cn.huimin.hotline.console.reconciliation;

import org.jspecify.annotations.NullMarked;
