/** Who looked at whose data, and why. */
@NullMarked
package cn.huimin.hotline.intake.audit;

import org.jspecify.annotations.NullMarked;
