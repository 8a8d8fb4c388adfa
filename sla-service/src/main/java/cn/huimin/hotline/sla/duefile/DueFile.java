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

/** Answers every row of a file, and tells which it cannot answer and why. */
final class DueFile {

  private static final char BOM = '\uFEFF';
  private static final String DUE = "due";
  private static final List<String> NEEDED = List.of("id", "start", "clock");

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
    try (var rows =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get()
            .parse(withoutBom(in))) {
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
      write(names, answer, DUE, out);
      for (var row : rows) {
        var cells = new ArrayList<String>();
        row.forEach(cells::add);
        while (cells.size() < names.size()) {
          cells.add("");
        }
        write(cells, answer, due(row, wrong), out);
      }
    }
    return wrong;
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

  private static void write(List<String> cells, int column, String answer, Appendable out)
      throws IOException {
    var line = new ArrayList<Object>(cells);
    if (column < line.size()) {
      line.set(column, answer);
    } else {
      line.add(answer);
    }
    out.append(CSVFormat.DEFAULT.format(line.toArray())).append('\n');
  }

  private String due(CSVRecord row, List<String> wrong) {
    try {
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
      wrong.add(
          "第 " + (row.getRecordNumber() + 1) + " 行 " + cell(row, "id") + "，" + e.getMessage());
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

  private static Reader withoutBom(Reader in) throws IOException {
    var buffered = new BufferedReader(in);
    buffered.mark(1);
    if (buffered.read() != BOM) {
      buffered.reset();
    }
    return buffered;
  }
}
