/** Satisfaction surveys that assessors import, on their way to the log. */
@NullMarked
package cn.huimin.hotline.intake.survey;

import org.jspecify.annotations.NullMarked;
