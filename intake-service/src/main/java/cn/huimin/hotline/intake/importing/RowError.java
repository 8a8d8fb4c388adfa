package cn.huimin.hotline.intake.importing;

/**
 * What is wrong with a row.
 *
 * @param row row as the spreadsheet counts it, from 1
 * @param field field of a work order
 * @param message what is wrong and the mend, without the value
 */
public record RowError(int row, String field, String message) {}
