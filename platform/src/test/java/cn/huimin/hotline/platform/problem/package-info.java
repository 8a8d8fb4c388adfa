/** Tests of what it is named after. */
@NullMarked
package cn.huimin.hotline.platform.problem;

import org.jspecify.annotations.NullMarked;
