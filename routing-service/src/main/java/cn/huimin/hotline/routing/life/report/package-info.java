/** The report by the template: submitted, signed off, reviewed (DOMAIN §3). */
@NullMarked
package cn.huimin.hotline.routing.life.report;

import org.jspecify.annotations.NullMarked;
