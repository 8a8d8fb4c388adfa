/** Tests of the way to intake. */
@NullMarked
package cn.huimin.hotline.console.intake;

import org.jspecify.annotations.NullMarked;
