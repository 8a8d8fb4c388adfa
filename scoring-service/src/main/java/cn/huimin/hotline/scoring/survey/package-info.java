/** Satisfaction surveys: coverage, places, and the bottom ten. */
@NullMarked
package cn.huimin.hotline.scoring.survey;

import org.jspecify.annotations.NullMarked;
