/** Imports of files: every row the way of a work order, with a result for each. */
@NullMarked
package cn.huimin.hotline.intake.importing;

import org.jspecify.annotations.NullMarked;
