package cn.huimin.hotline.sample;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row of the sample day, with what we who wrote it know about it.
 *
 * @param export the file it stands in
 * @param line line in that file, counted from 1 as a spreadsheet shows it, title and header
 *     included
 * @param cells the cells by column name, dates shifted, as they are written to the file
 * @param schools ids of the units it is about: none if it names none, several if only more
 *     knowledge could tell them apart or either is right
 * @param level1 level-1 category
 * @param level2 level-2 category
 * @param demandType demand type in DOMAIN's word, e.g. {@code COMPLAINT}
 * @param flags what is special: {@code emergency sensitive department confidential anonymous
 *     ambiguous outside alias typo address closedschool notype repeat2..repeat4 flood:NAME
 *     duplicate update wrong:FIELD}
 */
public record SampleRow(
    SampleExport export,
    int line,
    Map<String, String> cells,
    List<String> schools,
    String level1,
    String level2,
    String demandType,
    Set<String> flags) {

  /** The number as printed in the file, empty where it is missing. */
  public String printedNumber() {
    return cell(export.numberColumn());
  }

  /** The work order's own number: without the prefix {@code 12345} that some rows bear. */
  public String externalNumber() {
    String printed = printedNumber();
    return printed.startsWith("12345") ? printed.substring(5) : printed;
  }

  /** The text of the demand. */
  public String content() {
    return cell(export.contentColumn());
  }

  /** The cell of that column, empty where the source has none. */
  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /** Whether the row is the first, sound one of its number. */
  public boolean opensACase() {
    return flags.stream()
        .noneMatch(f -> f.equals("duplicate") || f.equals("update") || f.startsWith("wrong:"));
  }
}
