package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads exports of 12345 platforms row by row: finds the header, whatever stands above it, and
 * knows columns by any of their names. Of several worksheets each with a header is read, by its own
 * names; it is told which are not. A header within the rows begins another table. Rows of a further
 * worksheet are counted on from the last of the one before.
 *
 * <p>Reading takes constant memory: what has to be known of a file out of its order is put aside in
 * files beside it, so that it is to lie where people's data may, and that these go with it.
 *
 * <p>What is merged over several rows stands in each of them, as whoever looks at it sees it: a
 * unit over its work orders, a caller over theirs. Where the number itself is merged, the rows are
 * lines of one work order.
 */
public final class WorkOrderSheet {

  /** What stands below a table: a sum, who made it, a note. */
  private static final Pattern FOOTER =
      Pattern.compile(
          "(?:合计|总计|小计|共计|本页[小合]计|共\\d|制表|填表|填报|报送人|审核人|审批|负责人|签字|备注[:：]|注[:：]|说明[:：]|打印|导出时间|统计时间|统计人|第\\d+页|数据来源|[(（]?以下空白|[(（]?以上为).*");

  /** A row of sums, however many there are. */
  private static final Pattern SUM = Pattern.compile("(?:合|总|小|共)计[:：]?|平均(?:值|数)?|累计");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000]+");

  private static final int MOST_CELLS_OF_A_FOOTER = 4;

  private WorkOrderSheet() {}

  /**
   * Reads a file and hands over each row that is not empty.
   *
   * @throws UnreadableSheetException if it is no table, or no row of its beginning names a number
   *     and a content
   */
  public static void read(Path file, Mappings.Ready mapping, SheetRows sink) throws IOException {
    read(
        file,
        mapping,
        sink,
        (row, columns, place) ->
            sink.row(new SheetRow(row, mapping.reader().read(columns, row::cell), place.get())));
  }

  /**
   * Counts the rows that {@link #read} would hand over.
   *
   * @param most rows at which counting ends
   * @param before is called before each row; what it throws ends the counting
   * @throws UnreadableSheetException as {@link #read} would
   */
  public static int count(Path file, Mappings.Ready mapping, int most, Runnable before)
      throws IOException {
    var rows = new int[1];
    try {
      read(
          file,
          mapping,
          row -> {},
          (row, columns, place) -> {
            before.run();
            if (++rows[0] >= most) {
              throw new Enough();
            }
          });
    } catch (Enough e) {
      // Whoever reads them will not come further.
    }
    return rows[0];
  }

  /** Ends a counting. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  /** Takes a row that is whole. */
  private interface Taker {
    void take(TableRow row, Columns.Found columns, Supplier<String> place);
  }

  private static void read(Path file, Mappings.Ready mapping, SheetRows sink, Taker taker)
      throws IOException {
    var reading = new ReadingRows(mapping, sink, taker);
    try {
      table(file).read(reading);
    } catch (UnreadableSheetException e) {
      // What was read before a file breaks off is as good as any other row.
      reading.handOn();
      throw e;
    }
    reading.end();
  }

  /** A file as rows, by what it holds. */
  static Table table(Path file) throws IOException {
    return switch (FileKind.of(file)) {
      case XLSX -> new XlsxTable(file);
      case XLS -> new XlsTable(file);
      case CSV -> TextTable.of(file);
      case MARKUP -> new MarkupTable(file);
    };
  }

  /** One pass over the rows of a file. */
  private static final class ReadingRows implements Table.Rows {

    /** How far a worksheet is. */
    private enum Stage {
      /** Its header has not been seen. */
      ABOVE,
      /** Its header may have a second row. */
      HEADER,
      /** Its rows are read. */
      WITHIN,
      /** It has a header, and no rows that could become work orders. */
      LEFT_OUT
    }

    private final Mappings.Ready mapping;
    private final SheetRows sink;
    private final Taker taker;
    private HeaderFinder header;
    private @Nullable HeaderFinder first;
    private @Nullable HeaderFinder told;
    private @Nullable HeaderFinder nearest;
    private String nearestSheet = "";
    private String firstSheet = "";
    private String sheet = "";
    private Stage stage = Stage.ABOVE;
    private boolean anything;
    private int before;
    private int last;
    private @Nullable TableRow pending;
    private int pendingOnSheet;

    ReadingRows(Mappings.Ready mapping, SheetRows sink, Taker taker) {
      this.mapping = mapping;
      this.sink = sink;
      this.taker = taker;
      this.header = new HeaderFinder(mapping.columns());
    }

    @Override
    public void sheet(String name) {
      endSheet();
      header = new HeaderFinder(mapping.columns());
      stage = Stage.ABOVE;
      anything = false;
      before = first == null ? 0 : last;
      sheet = name;
    }

    @Override
    public void macros() {
      sink.macros();
    }

    @Override
    public void row(TableRow asIs) {
      if (asIs.isEmpty()) {
        return;
      }
      anything = true;
      var row = new TableRow(before + asIs.number(), asIs.cells(), asIs.fromAbove());
      last = row.number();
      switch (stage) {
        case ABOVE -> {
          if (!header.givenUp()) {
            header.look(row);
          }
          if (header.found().isPresent()) {
            stage = Stage.HEADER;
          }
        }
        case HEADER -> {
          boolean lowerHalf = header.takesIn(row);
          begin();
          if (!lowerHalf) {
            take(row, asIs.number());
          }
        }
        case WITHIN -> take(row, asIs.number());
        case LEFT_OUT -> {}
      }
    }

    /** The whole header is known, and told unless it is the same as the one before. */
    private void begin() {
      var known = first;
      var found = header.found().orElseThrow();
      if (known == null) {
        first = header;
        firstSheet = sheet;
        told = header;
        sink.header(found, header.top());
      } else if (!found.has("receivedAt") && known.found().orElseThrow().has("receivedAt")) {
        // A list about work orders, such as those sent back, of which none could be taken.
        stage = Stage.LEFT_OUT;
        return;
      } else if (told == null || !header.isLike(told)) {
        told = header;
        sink.furtherHeader(found, header.names(), header.top().getLast().number());
      }
      stage = Stage.WITHIN;
    }

    private void take(TableRow row, int numberOnSheet) {
      if (stage != Stage.WITHIN) {
        return;
      }
      var another = header.another(row);
      if (another.isPresent()) {
        handOn();
        header = another.get();
        begin();
        return;
      }
      var columns = header.found().orElseThrow();
      if (header.isRepeated(row) || isFooter(row)) {
        handOn();
        sink.passedOver(row);
        return;
      }
      var above = pending;
      var numbers = columns.byField().getOrDefault("externalNumber", List.of());
      if (above != null && !numbers.isEmpty() && row.continues(numbers.getFirst())) {
        pending = SeveralLines.joined(above, row, columns);
        return;
      }
      handOn();
      pending = row.filledDown();
      pendingOnSheet = numberOnSheet;
    }

    /** Hands on the row before, of which no further line has come. */
    private void handOn() {
      var row = pending;
      if (row != null) {
        pending = null;
        taker.take(
            row,
            header.found().orElseThrow(),
            () ->
                sheet.equals(firstSheet) ? "" : "工作表“%s”第 %d 行：".formatted(sheet, pendingOnSheet));
      }
    }

    /** Ends a worksheet that may have nothing but a header, or something else. */
    private void endSheet() {
      handOn();
      if (stage == Stage.HEADER) {
        begin();
      }
      var known = nearest;
      if (known == null || header.isNearer(known)) {
        nearest = header;
        nearestSheet = sheet;
      }
      if (anything && stage != Stage.WITHIN && !sheet.isEmpty()) {
        sink.unread(sheet);
      }
    }

    private static boolean isFooter(TableRow row) {
      var first =
          row.texts().stream()
              .filter(text -> !text.isEmpty())
              .findFirst()
              .map(text -> BLANKS.matcher(text).replaceAll(""))
              .orElse("");
      return (row.filled() <= MOST_CELLS_OF_A_FOOTER && FOOTER.matcher(first).matches())
          || SUM.matcher(first).matches();
    }

    void end() {
      endSheet();
      if (first == null) {
        throw (nearest == null ? header : nearest).missing(nearestSheet);
      }
    }
  }
}
