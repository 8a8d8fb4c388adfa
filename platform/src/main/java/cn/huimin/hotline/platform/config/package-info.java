/**
 * The only place where the clock of the machine is read; wiring of what every service stands on.
 */
@NullMarked
package cn.huimin.hotline.platform.config;

import org.jspecify.annotations.NullMarked;
