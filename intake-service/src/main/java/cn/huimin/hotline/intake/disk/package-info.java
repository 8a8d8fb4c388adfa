/** Refuses work before the disk is full. */
@NullMarked
package cn.huimin.hotline.intake.disk;

import org.jspecify.annotations.NullMarked;
