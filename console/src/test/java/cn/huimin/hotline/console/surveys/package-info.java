/** Tests of pasted surveys. */
@NullMarked
package cn.huimin.hotline.console.surveys;

import org.jspecify.annotations.NullMarked;
