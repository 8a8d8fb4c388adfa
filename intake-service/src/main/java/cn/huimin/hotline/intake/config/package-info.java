/** Settings and wiring of the intake service. */
@NullMarked
package cn.huimin.hotline.intake.config;

import org.jspecify.annotations.NullMarked;
