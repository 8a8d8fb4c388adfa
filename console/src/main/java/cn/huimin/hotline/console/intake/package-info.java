/** Calls to intake, the one service that is called. */
@NullMarked
package cn.huimin.hotline.console.intake;

import org.jspecify.annotations.NullMarked;
