/** Satisfaction surveys as assessors, leaders and heads see them. */
@NullMarked
package cn.huimin.hotline.console.surveys;

import org.jspecify.annotations.NullMarked;
