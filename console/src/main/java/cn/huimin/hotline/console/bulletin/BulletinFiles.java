package cn.huimin.hotline.console.bulletin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A bulletin as a spreadsheet and as a document. */
final class BulletinFiles {

  private static final String FONT = "FangSong";
  private static final int TITLE = 18;
  private static final int HEADING = 14;
  private static final int BODY = 10;
  private static final int SHEET_NAME = 31;

  private BulletinFiles() {}

  /** A sheet for each table. */
  static byte[] xlsx(List<BulletinTables.Table> tables) {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "huimin-hotline", "1.0")) {
      for (var table : tables) {
        var sheet =
            book.newWorksheet(
                table.title().substring(0, Math.min(SHEET_NAME, table.title().length())));
        for (int column = 0; column < table.head().size(); column++) {
          sheet.value(0, column, table.head().get(column));
          sheet.style(0, column).bold().set();
          for (int row = 0; row < table.rows().size(); row++) {
            put(sheet, row + 1, column, table.rows().get(row).get(column));
          }
        }
        sheet.freezePane(0, 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Numbers stay numbers, so that people can go on reckoning. */
  private static void put(Worksheet sheet, int row, int column, String value) {
    if (value.matches("-?\\d{1,15}(\\.\\d+)?")) {
      sheet.value(row, column, new BigDecimal(value));
    } else {
      sheet.value(row, column, value);
    }
  }

  /** A document with a heading and a table for each. */
  static byte[] docx(Bulletin bulletin, List<BulletinTables.Table> tables, ZoneId zone) {
    var out = new ByteArrayOutputStream();
    try (var document = new XWPFDocument()) {
      var title = document.createParagraph();
      title.setAlignment(ParagraphAlignment.CENTER);
      run(title, bulletin.period().title(), TITLE, true);
      var made = document.createParagraph();
      made.setAlignment(ParagraphAlignment.CENTER);
      run(made, "数据截至 " + BulletinTables.moment(bulletin.at(), zone), BODY, false);
      for (var table : tables) {
        run(document.createParagraph(), table.title(), HEADING, true);
        if (table.rows().isEmpty()) {
          run(document.createParagraph(), "无", BODY, false);
        } else {
          rows(document.createTable(table.rows().size() + 1, table.head().size()), table);
        }
      }
      document.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void rows(XWPFTable into, BulletinTables.Table table) {
    into.setWidth("100%");
    for (int column = 0; column < table.head().size(); column++) {
      run(
          into.getRow(0).getCell(column).getParagraphs().getFirst(),
          table.head().get(column),
          BODY,
          true);
      for (int row = 0; row < table.rows().size(); row++) {
        run(
            into.getRow(row + 1).getCell(column).getParagraphs().getFirst(),
            table.rows().get(row).get(column),
            BODY,
            false);
      }
    }
  }

  private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
    var run = paragraph.createRun();
    run.setFontFamily(FONT);
    run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setBold(bold);
    run.setText(text);
  }
}
