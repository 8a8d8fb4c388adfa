/** Pages of lists: how many lines, after which. */
@NullMarked
package cn.huimin.hotline.intake.page;

import org.jspecify.annotations.NullMarked;
