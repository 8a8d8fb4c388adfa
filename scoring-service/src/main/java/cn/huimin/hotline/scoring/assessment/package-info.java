/** What assessors and heads enter about a unit, plain: what is accepted, and the lines it gives. */
@NullMarked
package cn.huimin.hotline.scoring.assessment;

import org.jspecify.annotations.NullMarked;
