/** Tests of tables as files. */
@NullMarked
package cn.huimin.hotline.console.spreadsheet;

import org.jspecify.annotations.NullMarked;
