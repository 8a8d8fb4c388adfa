package cn.huimin.hotline.sample;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an importer should make of the sample day, as read from {@code sample-county/expected.json}.
 *
 * @param date the day
 * @param files the three files, to be imported in this order
 * @param repeats people whose number stands on several work orders, earliest call first
 * @param groups numbers of the work orders that bear a flag, by flag
 */
public record SampleExpectation(
    String date, List<ExpectedFile> files, List<Repeat> repeats, Map<String, List<String>> groups) {

  /**
   * One file; {@code total = accepted + updated + unchanged + rejected}.
   *
   * @param file its name
   * @param source the readable source
   * @param firstDataRow line of the first work order
   * @param rows the rows that are not simply accepted
   */
  public record ExpectedFile(
      String file,
      String source,
      int firstDataRow,
      int total,
      int accepted,
      int updated,
      int unchanged,
      int rejected,
      List<ExpectedRow> rows) {}

  /**
   * A row that is not simply accepted.
   *
   * @param row line in the file, counted from 1
   * @param outcome {@code rejected}, {@code updated} or {@code unchanged}
   * @param number the work order's number without prefix, empty if missing
   * @param field of a rejected row: the field of a work order (DESIGN §4) that is wrong
   * @param column of a rejected row: the header of that field in this file
   * @param cell of a rejected row: what stands there
   * @param firstRow of the others: the line where the number stood first
   */
  public record ExpectedRow(
      int row,
      String outcome,
      String number,
      @Nullable String field,
      @Nullable String column,
      @Nullable String cell,
      @Nullable Integer firstRow) {}

  /** A person who calls again. */
  public record Repeat(String phone, List<String> numbers) {}

  static SampleExpectation parse(String json) {
    return Resources.parse(json, SampleExpectation.class);
  }
}
