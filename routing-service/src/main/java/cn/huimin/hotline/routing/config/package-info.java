/** Settings and wiring of the routing service. */
@NullMarked
package cn.huimin.hotline.routing.config;

import org.jspecify.annotations.NullMarked;
