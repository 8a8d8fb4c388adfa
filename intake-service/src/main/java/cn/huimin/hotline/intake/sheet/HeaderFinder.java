package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header within the first rows of a worksheet, whatever stands above it. A header may
 * have two rows, of which the upper is merged over groups of the lower.
 */
final class HeaderFinder {

  private static final int WITHIN = 30;
  private static final int COLUMNS_OF_A_HEADER = 3;
  private static final int MOST_TOLD = 20;
  private static final int LONGEST_NAME = 20;

  private final Columns columns;
  private final List<TableRow> top = new ArrayList<>();
  private List<String> names = List.of();
  private List<String> known = List.of();
  private Columns.@Nullable Found found;
  private Columns.@Nullable Found best;
  private int bestRow;

  HeaderFinder(Columns columns) {
    this.columns = columns;
  }

  /** Rows down to the header. */
  List<TableRow> top() {
    return List.copyOf(top);
  }

  /** What the columns are, once the header is there. */
  Optional<Columns.Found> found() {
    return Optional.ofNullable(found);
  }

  /** Names of the columns, one for each. */
  List<String> names() {
    return known;
  }

  /** A row below that is the header of another table. */
  Optional<HeaderFinder> another(TableRow row) {
    var its = found;
    if (its == null || same(row) == row.filled()) {
      return Optional.empty();
    }
    // A look at one cell tells nearly every row from a header: no number is without digits.
    var number = row.cell(its.byField().getOrDefault("externalNumber", List.of(0)).getFirst());
    if (number.text().length() > LONGEST_NAME
        || number.text().isEmpty()
        || number.text().chars().anyMatch(Character::isDigit)) {
      return Optional.empty();
    }
    long named = columns.namesAmong(row.texts());
    var other = new HeaderFinder(columns);
    if (named >= COLUMNS_OF_A_HEADER && named * 2 > row.filled()) {
      other.look(row);
    }
    return other.found == null || isLike(other) ? Optional.empty() : Optional.of(other);
  }

  /** Whether another worksheet has the very same header, so that its rows are rows of one table. */
  boolean isLike(HeaderFinder other) {
    return found != null && bareNames().equals(other.bareNames());
  }

  private List<String> bareNames() {
    var bare = new ArrayList<String>();
    known.forEach(name -> bare.add(Mapping.normalised(name)));
    while (!bare.isEmpty() && bare.getLast().isEmpty()) {
      bare.removeLast();
    }
    return bare;
  }

  /** Whether there was no header where one has to be. */
  boolean givenUp() {
    return found == null && top.size() >= WITHIN;
  }

  /** Looks at the next row of the top of a worksheet. */
  void look(TableRow row) {
    top.add(row);
    var alone = columns.find(row.texts());
    keepBest(alone, row, 1);
    var above = top.size() >= 2 ? top.get(top.size() - 2) : null;
    var both = above == null ? null : TwoRows.of(above, row, columns);
    if (both != null && columns.namesAmong(row.texts()) > 0) {
      var together = both.in(columns);
      keepBest(together, row, 0);
      if (isHeader(together) && (!isHeader(alone) || !together.uses().equals(alone.uses()))) {
        names = both.texts();
        known = both.names();
        found = together;
        return;
      }
    }
    if (isHeader(alone)) {
      names = row.texts();
      known = names;
      found = alone;
    }
  }

  private void keepBest(Columns.Found seen, TableRow row, int more) {
    if (best == null || seen.read() >= best.read() + more) {
      best = seen;
      bestRow = row.number();
    }
  }

  /** Whether what looks most like a header has more of one than another's. */
  boolean isNearer(HeaderFinder other) {
    return best != null && (other.best == null || best.read() > other.best.read());
  }

  /** Whether the row below the header is its lower half; if so, it is taken in. */
  boolean takesIn(TableRow below) {
    long named = columns.namesAmong(below.texts());
    if (named < 2 || named * 2 < below.filled() || isRepeated(below)) {
      return false;
    }
    var above = new TableRow(below.number() - 1, names.stream().map(Cell::text).toList());
    var both = TwoRows.of(above, below, columns);
    var together = both.in(columns);
    if (!isHeader(together)) {
      return false;
    }
    top.add(below);
    names = both.texts();
    known = both.names();
    found = together;
    return true;
  }

  /** Whether a row is the header again, as a new page of a print begins with it. */
  boolean isRepeated(TableRow row) {
    long same = same(row);
    return same >= COLUMNS_OF_A_HEADER && same * 2 > row.filled();
  }

  private long same(TableRow row) {
    long same = 0;
    for (int at = 0; at < Math.min(names.size(), row.cells().size()); at++) {
      if (!names.get(at).isEmpty() && names.get(at).equals(row.cell(at).text())) {
        same++;
      }
    }
    return same;
  }

  /**
   * Why there is no header.
   *
   * @param sheet name of the worksheet it was looked for in, or ""
   */
  UnreadableSheetException missing(String sheet) {
    var why = "前 %d 行里没有找到表头：至少要有工单编号、内容和受理时间三列".formatted(WITHIN);
    if (best == null || best.read() < 2) {
      return new UnreadableSheetException(why);
    }
    var lacking = new ArrayList<String>();
    if (!best.has("externalNumber")) {
      lacking.add("工单编号");
    }
    if (!best.has("content")) {
      lacking.add("诉求内容");
    }
    if (!best.has("receivedAt")) {
      lacking.add("受理时间");
    }
    return new UnreadableSheetException(
        "%s；最像表头的是%s第 %d 行，缺%s；没有认出的列：%s。请改列名，或请管理员加一份字段对照"
            .formatted(
                why,
                sheet.isEmpty() ? "" : "工作表“%s”".formatted(sheet),
                bestRow,
                String.join("、", lacking),
                best.unknown().isEmpty()
                    ? "没有"
                    : String.join("、", best.unknown().stream().limit(MOST_TOLD).toList())));
  }

  private static boolean isHeader(Columns.Found found) {
    return found.read() >= COLUMNS_OF_A_HEADER
        && found.has("externalNumber")
        && found.has("content");
  }
}
