/** Tables that people paste out of a spreadsheet. */
@NullMarked
package cn.huimin.hotline.console.pasted;

import org.jspecify.annotations.NullMarked;
