/** What assessors, leaders and heads enter about a unit, on its way to the log. */
@NullMarked
package cn.huimin.hotline.intake.assessment;

import org.jspecify.annotations.NullMarked;
