/**
 * The check of teachers before honours (评先树优前置审查, DOMAIN §7.3): names in, confirmed complaints out.
 */
@NullMarked
package cn.huimin.hotline.console.teachers;

import org.jspecify.annotations.NullMarked;
