/** What intake reads of the log for its tables, from the place its database says. */
@NullMarked
package cn.huimin.hotline.intake.log;

import org.jspecify.annotations.NullMarked;
