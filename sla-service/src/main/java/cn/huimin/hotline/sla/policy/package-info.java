/** Reading policy documents so that everything wrong in them is named at once. */
@NullMarked
package cn.huimin.hotline.sla.policy;

import org.jspecify.annotations.NullMarked;
