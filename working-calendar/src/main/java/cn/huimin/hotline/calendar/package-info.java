/**
 * Working days and office hours as the State Council's notices and the bureau's rules make them.
 */
@NullMarked
package cn.huimin.hotline.calendar;

import org.jspecify.annotations.NullMarked;
