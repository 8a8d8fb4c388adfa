/** Tests of satisfaction surveys. */
@NullMarked
package cn.huimin.hotline.scoring.survey;

import org.jspecify.annotations.NullMarked;
