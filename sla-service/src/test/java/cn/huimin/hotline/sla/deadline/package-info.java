/** Tests of the clocks by tables, named dates and random histories. */
@NullMarked
package cn.huimin.hotline.sla.deadline;

import org.jspecify.annotations.NullMarked;
