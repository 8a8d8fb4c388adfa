package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads exports of 12345 platforms row by row: finds the header, whatever stands above it, and
 * knows columns by any of their names. Of several worksheets the first with a header is read, and
 * it is told which are not.
 */
public final class WorkOrderSheet {

  /** What stands below a table: a sum, who made it, a note. */
  private static final Pattern FOOTER =
      Pattern.compile("(?:合计|总计|小计|共计|共\\d|制表|填表|审核人|备注[:：]|注[:：]|说明[:：]|打印|导出时间|第\\d+页|数据来源).*");

  private static final int MOST_CELLS_OF_A_FOOTER = 4;

  private WorkOrderSheet() {}

  /**
   * Reads a file and hands over each row that is not empty.
   *
   * @throws UnreadableSheetException if it is no table, or no row of its beginning names a number
   *     and a content
   */
  public static void read(Path file, Mappings.Ready mapping, SheetRows sink) throws IOException {
    Table table =
        switch (FileKind.of(file)) {
          case XLSX -> new XlsxTable(file);
          case XLS -> new XlsTable(file);
          case CSV -> TextTable.of(file);
          case MARKUP -> new MarkupTable(file);
        };
    var reading = new ReadingRows(mapping, sink);
    table.read(reading);
    reading.end();
  }

  /** One pass over the rows of a file. */
  private static final class ReadingRows implements Table.Rows {
    private final Mappings.Ready mapping;
    private final SheetRows sink;
    private HeaderFinder header;
    private String sheet = "";
    private boolean done;
    private boolean told;
    private boolean unreadTold;

    ReadingRows(Mappings.Ready mapping, SheetRows sink) {
      this.mapping = mapping;
      this.sink = sink;
      this.header = new HeaderFinder(mapping.columns());
    }

    @Override
    public void sheet(String name) {
      if (header.found().isPresent()) {
        tellHeader();
        done = true;
      } else {
        header = new HeaderFinder(mapping.columns());
      }
      sheet = name;
      unreadTold = false;
    }

    @Override
    public void row(TableRow row) {
      if (row.isEmpty()) {
        return;
      }
      if (done) {
        if (!unreadTold) {
          sink.unread(sheet);
          unreadTold = true;
        }
        return;
      }
      if (header.found().isEmpty()) {
        if (!header.givenUp()) {
          header.look(row);
        }
      } else if (told || !header.takesIn(row)) {
        tellHeader();
        take(row);
      } else {
        tellHeader();
      }
    }

    private void take(TableRow row) {
      var columns = header.found().orElseThrow();
      if (header.isRepeated(row) || isFooter(row)) {
        sink.passedOver(row);
      } else {
        sink.row(new SheetRow(row, mapping.reader().read(columns, row::cell)));
      }
    }

    private void tellHeader() {
      if (!told) {
        told = true;
        sink.header(header.found().orElseThrow(), header.top());
      }
    }

    private static boolean isFooter(TableRow row) {
      return row.filled() <= MOST_CELLS_OF_A_FOOTER
          && row.texts().stream()
              .filter(text -> !text.isEmpty())
              .findFirst()
              .filter(text -> FOOTER.matcher(text).matches())
              .isPresent();
    }

    void end() {
      if (header.found().isEmpty()) {
        throw header.missing();
      }
      tellHeader();
    }
  }
}
