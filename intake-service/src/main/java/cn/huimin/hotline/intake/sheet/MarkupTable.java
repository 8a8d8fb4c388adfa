package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What many platforms call .xls and is none: a page with a table, or a spreadsheet of 2003 as XML.
 * It is read as a whole, so that it may not be large.
 */
final class MarkupTable implements Table {

  private static final long MOST_BYTES = 16L << 20;
  private static final int SNIFFED = 4_096;
  private static final int MOST_CELLS = 1_000;
  private static final int MOST_SPAN = 100;
  private static final Pattern CHARSET =
      Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?([A-Za-z0-9_\\-]{2,20})");

  private static final Pattern DATE_TIME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2}:\\d{2})(?:\\.0{1,9})?");

  private final Path file;

  MarkupTable(Path file) {
    this.file = file;
  }

  @Override
  public void read(Rows rows) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new UnreadableSheetException("文件太大，而且实为网页；请用表格软件打开后另存为 .xlsx 再导入");
    }
    var guarded = new Guarded(rows);
    try {
      var bytes = Files.readAllBytes(file);
      var start =
          new String(bytes, 0, Math.min(bytes.length, SNIFFED), StandardCharsets.ISO_8859_1);
      var text = new String(bytes, TextTable.charset(bytes, named(start)));
      if (start.toLowerCase(Locale.ROOT).contains("<workbook")) {
        spreadsheet(Jsoup.parse(text, "", Parser.xmlParser()), guarded);
      } else {
        page(Jsoup.parse(text), guarded);
      }
    } catch (RuntimeException e) {
      throw guarded.judged(e, "文件读不出来，请用表格软件打开后另存为 .xlsx 再导入");
    }
  }

  private static String named(String start) {
    var found = CHARSET.matcher(start);
    return found.find() ? found.group(1).toUpperCase(Locale.ROOT) : "";
  }

  /** The table with the most rows; tables around it only lay out the page. */
  private static void page(Document page, Rows rows) {
    var table =
        page.select("table").stream()
            .filter(one -> one.select("table").size() == 1)
            .max(Comparator.comparingInt(one -> one.select("tr").size()))
            .orElseThrow(() -> new UnreadableSheetException("文件里没有表格，请换一个文件"));
    rows.sheet("");
    var spans = new Spans();
    int number = 0;
    for (var row : table.select("tr")) {
      number++;
      var cells = new ArrayList<Cell>();
      for (var cell : row.select("> td, > th")) {
        spans.skip(number, cells);
        int across = span(cell, "colspan");
        int last = number + span(cell, "rowspan") - 1;
        for (int n = 0; n < across && cells.size() < MOST_CELLS; n++) {
          var one = n == 0 ? Cell.text(cell.wholeText().strip()) : Cell.EMPTY;
          spans.begin(cells.size(), number, last, one);
          cells.add(one);
        }
      }
      rows.row(spans.row(number, cells));
    }
  }

  /** Cells that go over several rows: what is below them is not written. */
  private static final class Spans {

    private record Span(int first, int last, Cell cell) {}

    private final Map<Integer, Span> byColumn = new HashMap<>();

    /** Passes over what is not written before the next cell of a row. */
    void skip(int number, List<Cell> cells) {
      while (cells.size() < MOST_CELLS && isCovered(cells.size(), number)) {
        cells.add(Cell.EMPTY);
      }
    }

    private boolean isCovered(int column, int number) {
      var span = byColumn.get(column);
      return span != null && span.first() < number && number <= span.last();
    }

    void begin(int column, int first, int last, Cell cell) {
      byColumn.put(column, new Span(first, last, cell));
    }

    TableRow row(int number, List<Cell> cells) {
      skip(number, cells);
      var fromAbove = new HashMap<Integer, Cell>();
      byColumn.forEach(
          (column, span) -> {
            if (isCovered(column, number) && !span.cell().text().isEmpty()) {
              fromAbove.put(column, span.cell());
            }
          });
      return new TableRow(number, cells, fromAbove);
    }
  }

  private static int span(Element cell, String attribute) {
    var written = cell.attr(attribute).strip();
    return written.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(written), 1, MOST_SPAN) : 1;
  }

  private static void spreadsheet(Document workbook, Rows rows) {
    for (var sheet : workbook.getElementsByTag("Worksheet")) {
      rows.sheet(sheet.attr("ss:Name"));
      var spans = new Spans();
      int number = 0;
      for (var row : sheet.getElementsByTag("Row")) {
        number = Math.max(number + 1, index(row));
        var cells = new ArrayList<Cell>();
        for (var cell : row.getElementsByTag("Cell")) {
          while (cells.size() + 1 < Math.min(index(cell), MOST_CELLS)) {
            cells.add(Cell.EMPTY);
          }
          if (index(cell) == 0) {
            spans.skip(number, cells);
          }
          int last = number + more(cell, "ss:MergeDown");
          int across = 1 + more(cell, "ss:MergeAcross");
          for (int n = 0; n < across && cells.size() < MOST_CELLS; n++) {
            var one = n == 0 ? cell(cell) : Cell.EMPTY;
            spans.begin(cells.size(), number, last, one);
            cells.add(one);
          }
        }
        rows.row(spans.row(number, cells));
      }
    }
  }

  private static int more(Element cell, String attribute) {
    var written = cell.attr(attribute);
    return written.matches("\\d{1,5}") ? Integer.parseInt(written) : 0;
  }

  private static int index(Element element) {
    var written = element.attr("ss:Index");
    return written.matches("\\d{1,7}") ? Integer.parseInt(written) : 0;
  }

  private static Cell cell(Element cell) {
    var data = cell.getElementsByTag("Data").first();
    if (data == null) {
      return Cell.EMPTY;
    }
    var text = data.wholeText().strip();
    if (data.attr("ss:Type").equals("Number")
        && text.matches("-?\\d{1,30}(?:\\.\\d{1,20})?(?:E[+-]?\\d{1,2})?")) {
      return XlsxRows.number(new BigDecimal(text), text, false);
    }
    return Cell.text(data.attr("ss:Type").equals("DateTime") ? dayOrTime(text) : text);
  }

  /** A day alone is written at its midnight, a time alone on the day before the first of all. */
  static String dayOrTime(String text) {
    var found = DATE_TIME.matcher(text);
    if (!found.matches()) {
      return text;
    }
    if (found.group(1).startsWith("1899-12-3")) {
      return found.group(2);
    }
    return found.group(2).equals("00:00:00") ? found.group(1) : text;
  }
}
