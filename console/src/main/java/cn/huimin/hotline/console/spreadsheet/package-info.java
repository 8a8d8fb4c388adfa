/** Tables as files that people go on working with. */
@NullMarked
package cn.huimin.hotline.console.spreadsheet;

import org.jspecify.annotations.NullMarked;
