/** Wiring of the service. */
@NullMarked
package cn.huimin.hotline.sla.config;

import org.jspecify.annotations.NullMarked;
