/** Tests of the working calendar by tables of named dates and against a naive model. */
@NullMarked
package cn.huimin.hotline.calendar;

import org.jspecify.annotations.NullMarked;
