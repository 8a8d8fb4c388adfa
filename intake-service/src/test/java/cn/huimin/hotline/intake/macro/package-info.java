/** Documents with programs, made as those make them who send them. */
@NullMarked
package cn.huimin.hotline.intake.macro;

import org.jspecify.annotations.NullMarked;
