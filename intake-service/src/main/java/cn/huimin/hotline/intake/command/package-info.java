/** What people ask of a case: read, scrubbed and handed to the log. */
@NullMarked
package cn.huimin.hotline.intake.command;

import org.jspecify.annotations.NullMarked;
