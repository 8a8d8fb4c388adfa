/**
 * Exports of other systems, .xlsx or .csv, as work orders: header aliases and value words are data.
 */
@NullMarked
package cn.huimin.hotline.intake.sheet;

import org.jspecify.annotations.NullMarked;
