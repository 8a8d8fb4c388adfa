/** Work orders: read, registered under a number, scrubbed and handed to the log. */
@NullMarked
package cn.huimin.hotline.intake.workorder;

import org.jspecify.annotations.NullMarked;
