/** Puts records on the log and waits until the broker has them. */
@NullMarked
package cn.huimin.hotline.intake.publication;

import org.jspecify.annotations.NullMarked;
