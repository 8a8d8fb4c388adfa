package cn.huimin.hotline.intake.sheet;

import cn.huimin.hotline.intake.mapping.Cell;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The rows of one worksheet of a zipped workbook, one after the other. */
final class XlsxRows {

  private static final BigDecimal DAYS_TO_1904 = BigDecimal.valueOf(1_462);
  private static final int DIGITS_A_SPREADSHEET_KEEPS = 15;
  private static final int MOST_CELLS = 1_000;
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final XmlTexts xml;
  private final SharedTexts shared;
  private final boolean date1904;

  private XlsxRows(XmlTexts xml, SharedTexts shared, boolean date1904) {
    this.xml = xml;
    this.shared = shared;
    this.date1904 = date1904;
  }

  /**
   * Hands over the rows of a worksheet.
   *
   * @param date1904 whether its days are counted from 1904
   */
  static void read(
      InputStream part,
      SharedTexts shared,
      boolean date1904,
      MergedAreas.Down down,
      Table.Rows into)
      throws XMLStreamException {
    var rows = new XlsxRows(new XmlTexts(part), shared, date1904);
    if (rows.xml.goTo("sheetData")) {
      rows.readInto(down, into);
    }
  }

  private void readInto(MergedAreas.Down down, Table.Rows into) throws XMLStreamException {
    int number = 0;
    while (true) {
      if (xml.goToTag()) {
        if (xml.isAt("row")) {
          var told = xml.attribute("r");
          number = told == null ? number + 1 : Integer.parseInt(told);
          into.row(down.row(number, cells()));
        }
      } else if (xml.isAt("sheetData")) {
        return;
      }
    }
  }

  private List<Cell> cells() throws XMLStreamException {
    var cells = new ArrayList<Cell>();
    int column = -1;
    while (true) {
      if (!xml.goToTag()) {
        if (xml.isAt("row")) {
          return cells;
        }
      } else if (xml.isAt("c")) {
        var told = xml.attribute("r");
        column = told == null ? column + 1 : column(told);
        var cell = cell(xml.attribute("t"));
        if (column < MOST_CELLS) {
          while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
          }
          cells.set(column, cell);
        }
      }
    }
  }

  /** The column, from 0, of an address such as AB12. */
  private static int column(String address) {
    int column = 0;
    for (int at = 0; at < address.length() && address.charAt(at) > '9'; at++) {
      char letter = address.charAt(at);
      if (letter < 'A' || letter > 'Z' || at > 3) {
        throw new IllegalArgumentException("no address of a cell");
      }
      column = column * 26 + letter - 'A' + 1;
    }
    return Math.max(0, column - 1);
  }

  /** What stands in the cell it is at: of a formula the value it had. */
  private Cell cell(@Nullable String type) throws XMLStreamException {
    String raw = null;
    String inline = null;
    while (true) {
      if (!xml.goToTag()) {
        if (xml.isAt("c")) {
          return inline == null ? value(type, raw) : Cell.text(unescaped(inline).strip());
        }
      } else if (xml.isAt("v")) {
        raw = xml.plain("v");
      } else if (xml.isAt("is")) {
        inline = xml.text("is");
      }
    }
  }

  private Cell value(@Nullable String type, @Nullable String raw) throws XMLStreamException {
    if (raw == null || raw.isEmpty()) {
      return Cell.EMPTY;
    }
    return switch (type == null ? "n" : type) {
      case "s" -> Cell.text(unescaped(shared.at(Integer.parseInt(raw.strip()))).strip());
      case "n" -> numberOrText(raw);
      case "b" -> Cell.text(raw.equals("1") ? "true" : raw.equals("0") ? "false" : raw.strip());
      case "d" -> Cell.text(MarkupTable.dayOrTime(raw.strip()));
      default -> Cell.text(unescaped(raw).strip());
    };
  }

  private Cell numberOrText(String raw) {
    try {
      return number(new BigDecimal(raw.strip()), raw, date1904);
    } catch (NumberFormatException e) {
      return Cell.text(unescaped(raw).strip());
    }
  }

  /** Spreadsheets write characters that XML cannot hold as _x000D_; some programs all line ends. */
  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                found -> {
                  char c = (char) Integer.parseInt(found.group(1), 16);
                  return Character.isISOControl(c) && c != '\n' && c != '\t'
                      ? ""
                      : Matcher.quoteReplacement(String.valueOf(c));
                })
        : text;
  }

  /** Written with an exponent, a long number has gone through a spreadsheet and lost its end. */
  static Cell number(BigDecimal number, String raw, boolean date1904) {
    if (Math.abs((long) number.precision() - number.scale()) > 400 || number.scale() > 400) {
      return new Cell(raw, null, true);
    }
    var plain = number.stripTrailingZeros().toPlainString();
    boolean cut =
        (raw.contains("E") || raw.contains("e"))
            && number.precision() - number.scale() > DIGITS_A_SPREADSHEET_KEEPS;
    return new Cell(plain, date1904 ? number.add(DAYS_TO_1904) : number, cut);
  }
}
