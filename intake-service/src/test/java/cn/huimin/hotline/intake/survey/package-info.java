/** Tests of the reading of surveys. */
@NullMarked
package cn.huimin.hotline.intake.survey;

import org.jspecify.annotations.NullMarked;
