package cn.huimin.hotline.intake.sheet;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads separated text row by row. A quote at the beginning of a cell opens it, and it ends with a
 * quote before a separator or an end of a line; a quote anywhere else is a sign like others. Where
 * a quote has no partner the cell would go over into the rows below and swallow them: its line is
 * read again with its quotes as they stand.
 */
final class TextRows {

  /** Characters of one row, all cells together; more is a quote that never closes. */
  private static final int LONGEST_ROW = 1_000_000;

  /** Characters read in vain, over a whole file, in search of partners of quotes. */
  private static final long MOST_IN_VAIN = 100_000_000;

  /** Lines that look like rows of their own tell early that a quote has no partner. */
  private static final int LINES_LIKE_ROWS = 3;

  private static final int FEWEST_CELLS = 3;
  private static final char QUOTE = '"';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader in;
  private final char[] buffer = new char[1 << 13];
  private final char delimiter;
  private final Deque<String> again = new ArrayDeque<>();
  private int next;
  private int filled;
  private int width;
  private long inVain;
  private boolean begun;

  TextRows(Reader in, char delimiter) {
    this.in = in;
    this.delimiter = delimiter;
  }

  /**
   * The cells of the next row; null after the last.
   *
   * @throws UnreadableSheetException if a row has no end
   */
  @Nullable List<String> row() throws IOException {
    var first = line();
    if (first == null) {
      return null;
    }
    var row = new Row();
    row.take(first);
    if (!row.isOpen()) {
      return known(row.cells);
    }
    var plain = split(first);
    boolean firstIsARow = width >= FEWEST_CELLS && plain.size() == width;
    var below = new ArrayList<String>();
    int likeRows = 0;
    while (row.isOpen()) {
      var more = likeRows == LINES_LIKE_ROWS ? null : line();
      if (more == null || row.length > LONGEST_ROW) {
        if (more != null) {
          below.add(more);
        }
        return withoutQuotes(plain, below);
      }
      below.add(more);
      row.take(more);
      if (row.isOpen()) {
        likeRows = firstIsARow && split(more).size() == width ? likeRows + 1 : 0;
      }
    }
    boolean swallowed =
        firstIsARow
            && row.delimitersInCell >= width - 1
            && below.subList(0, below.size() - 1).stream().allMatch(l -> split(l).size() == width);
    return swallowed ? withoutQuotes(plain, below) : known(row.cells);
  }

  private List<String> withoutQuotes(List<String> first, List<String> below) {
    for (int at = below.size() - 1; at >= 0; at--) {
      again.push(below.get(at));
      inVain += below.get(at).length();
    }
    if (inVain > MOST_IN_VAIN) {
      throw new UnreadableSheetException("文件里不成对的引号太多，读不下去；请在表格软件里重新保存后再导入");
    }
    return known(first);
  }

  private List<String> known(List<String> cells) {
    width = Math.max(width, cells.size());
    return cells;
  }

  private List<String> split(String line) {
    var cells = new ArrayList<String>();
    int from = 0;
    for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, from)) {
      cells.add(line.substring(from, at));
      from = at + 1;
    }
    cells.add(line.substring(from));
    return cells;
  }

  /** The next line without its end, whichever it has. */
  private @Nullable String line() throws IOException {
    if (!again.isEmpty()) {
      return again.pop();
    }
    int c = read();
    if (c < 0) {
      return null;
    }
    var line = new StringBuilder();
    for (; c >= 0 && c != '\n' && c != '\r'; c = read()) {
      if (line.length() == LONGEST_ROW) {
        throw new UnreadableSheetException(
            "有一行超过 %d 万字，多半是引号不成对，或者不是表格；请检查后再导入".formatted(LONGEST_ROW / 10_000));
      }
      line.append((char) c);
    }
    if (c == '\r') {
      int following = read();
      if (following >= 0 && following != '\n') {
        next--;
      }
    }
    return line.toString();
  }

  private int read() throws IOException {
    if (next == filled) {
      filled = in.read(buffer);
      next = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
      if (!begun && buffer[0] == BYTE_ORDER_MARK) {
        next++;
      }
      begun = true;
    }
    return next == filled ? read() : buffer[next++];
  }

  /** A row that is being put together of lines. */
  private final class Row {
    private final List<String> cells = new ArrayList<>();
    private @Nullable StringBuilder open;
    private int delimitersInCell;
    private int length;

    boolean isOpen() {
      return open != null;
    }

    void take(String line) {
      length += line.length() + 1;
      int at = 0;
      var within = open;
      if (within != null) {
        at = quoted(line, 0, within.append('\n'));
        if (at < 0) {
          return;
        }
      }
      while (at <= line.length()) {
        if (at < line.length() && line.charAt(at) == QUOTE) {
          delimitersInCell = 0;
          at = quoted(line, at + 1, new StringBuilder());
          if (at < 0) {
            return;
          }
        } else {
          int end = line.indexOf(delimiter, at);
          cells.add(line.substring(at, end < 0 ? line.length() : end));
          at = end < 0 ? line.length() + 1 : end + 1;
        }
      }
    }

    /** Goes on with a quoted cell; where the next one begins, or -1 if it has no end here. */
    private int quoted(String line, int from, StringBuilder cell) {
      for (int at = from; at < line.length(); at++) {
        char c = line.charAt(at);
        if (c == QUOTE && at + 1 < line.length() && line.charAt(at + 1) == QUOTE) {
          cell.append(QUOTE);
          at++;
        } else if (c == QUOTE && endsAt(line, at + 1)) {
          cells.add(cell.toString());
          open = null;
          int end = line.indexOf(delimiter, at + 1);
          return end < 0 ? line.length() + 1 : end + 1;
        } else {
          delimitersInCell += c == delimiter ? 1 : 0;
          cell.append(c);
        }
      }
      open = cell;
      return -1;
    }

    private boolean endsAt(String line, int at) {
      int next = at;
      while (next < line.length() && line.charAt(next) == ' ') {
        next++;
      }
      return next == line.length() || line.charAt(next) == delimiter;
    }
  }
}
