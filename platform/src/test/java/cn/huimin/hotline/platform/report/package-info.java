/** Tests of the calendar of reports. */
@NullMarked
package cn.huimin.hotline.platform.report;

import org.jspecify.annotations.NullMarked;
