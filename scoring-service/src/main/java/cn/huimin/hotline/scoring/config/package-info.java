/** Settings and wiring of the scoring service. */
@NullMarked
package cn.huimin.hotline.scoring.config;

import org.jspecify.annotations.NullMarked;
