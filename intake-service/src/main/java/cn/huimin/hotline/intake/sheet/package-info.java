/**
 * Exports of other systems, .xlsx, .xls or .csv, as work orders, and rows written in their formats.
 */
@NullMarked
package cn.huimin.hotline.intake.sheet;

import org.jspecify.annotations.NullMarked;
