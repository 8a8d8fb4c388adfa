package cn.huimin.hotline.sla.duefile;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.SlaPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Answers every row of a file, and tells which it cannot answer and why. */
final class DueFile {

  private static final char BOM = '\uFEFF';
  private static final String DUE = "due";
  private static final List<String> NEEDED = List.of("id", "start", "clock");
  private static final List<String> DELIMITERS = List.of(",", "\t", ";");

  /** Letters in which the first line is looked for. */
  private static final int HEADER = 4_000;

  /** A quote out of place spoils its own row, not the file. */
  private static final CSVFormat FORM =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setAllowMissingColumnNames(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .setTrailingData(true)
          .setLenientEof(true)
          .get();

  private final WorkingCalendar calendar;
  private final SlaPolicy policy;
  private final DateTimeFormatter written;

  DueFile(WorkingCalendar calendar, SlaPolicy policy) {
    this.calendar = calendar;
    this.policy = policy;
    this.written = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
  }

  /**
   * Writes the rows again, each with its {@code due}: empty where there is no such clock, or where
   * the row cannot be answered.
   *
   * @return what is wrong with which row; empty if all could be answered
   */
  List<String> answer(Reader in, Appendable out) throws IOException {
    var wrong = new ArrayList<String>();
    var text = new BufferedReader(in);
    try (var rows = FORM.builder().setDelimiter(delimiter(text)).get().parse(text)) {
      var names = rows.getHeaderNames();
      for (var needed : NEEDED) {
        if (names.stream().noneMatch(needed::equalsIgnoreCase)) {
          wrong.add("第一行要有栏目 id,start,clock,demand_type,urgency,extra；缺 " + needed);
        }
      }
      if (!wrong.isEmpty()) {
        return wrong;
      }
      int answer = answerColumn(names);
      write(names, answer, names.size(), DUE, out);
      for (var row : rows) {
        var cells = new ArrayList<String>();
        row.forEach(cells::add);
        if (cells.stream().allMatch(String::isBlank)) {
          continue;
        }
        while (cells.size() < names.size()) {
          cells.add("");
        }
        write(cells, answer, names.size(), due(row, rows.getCurrentLineNumber(), wrong), out);
      }
    }
    return wrong;
  }

  /** What stands between the columns: as a spreadsheet of this country or another saved it. */
  private static String delimiter(BufferedReader text) throws IOException {
    text.mark(HEADER);
    var start = new char[HEADER];
    int length = Math.max(0, text.read(start, 0, HEADER));
    text.reset();
    if (length > 0 && start[0] == BOM) {
      text.skip(1);
    }
    var header = new String(start, 0, length).lines().findFirst().orElse("");
    return DELIMITERS.stream()
        .filter(each -> header.contains(each))
        .findFirst()
        .orElse(DELIMITERS.getFirst());
  }

  /** The column of the answer: the file's own, if it was answered before, else one more. */
  private static int answerColumn(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(DUE)) {
        return i;
      }
    }
    return names.size();
  }

  /** Writes a row with its answer; what a row has beyond the columns comes after it. */
  private static void write(
      List<String> cells, int column, int columns, String answer, Appendable out)
      throws IOException {
    var line = new ArrayList<Object>(cells);
    if (column < columns) {
      line.set(column, answer);
    } else {
      line.add(column, answer);
    }
    out.append(CSVFormat.DEFAULT.format(line.toArray())).append('\n');
  }

  private String due(CSVRecord row, long line, List<String> wrong) {
    try {
      int columns = row.getParser().getHeaderNames().size();
      for (int i = columns; i < row.size(); i++) {
        if (!row.get(i).isBlank()) {
          throw new BadRowException(row.get(i), "比第一行多出来的一格；内容里有逗号的，请用英文双引号括起来");
        }
      }
      return DueRow.of(
              cell(row, "start"),
              cell(row, "clock"),
              cell(row, "demand_type"),
              cell(row, "urgency"),
              cell(row, "extra"),
              calendar.zone())
          .dueAt(calendar, policy)
          .map(this::text)
          .orElse("");
    } catch (IllegalArgumentException e) {
      wrong.add("第 " + line + " 行 " + cell(row, "id") + "，" + e.getMessage());
      return "";
    }
  }

  private String text(Instant due) {
    ZoneId zone = calendar.zone();
    return written.format(due.atZone(zone).toOffsetDateTime());
  }

  private static String cell(CSVRecord row, String name) {
    return row.isSet(name) ? row.get(name) : "";
  }
}
