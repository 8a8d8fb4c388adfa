/** Answers the centre gives again and again (政策口径): written by it, found by what somebody asks. */
@NullMarked
package cn.huimin.hotline.intake.knowledge;

import org.jspecify.annotations.NullMarked;
