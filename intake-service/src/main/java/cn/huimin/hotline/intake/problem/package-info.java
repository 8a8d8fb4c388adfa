/** What went wrong, as RFC 9457 answers with stable codes. */
@NullMarked
package cn.huimin.hotline.intake.problem;

import org.jspecify.annotations.NullMarked;
