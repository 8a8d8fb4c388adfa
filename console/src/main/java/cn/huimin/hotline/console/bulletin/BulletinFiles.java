package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.spreadsheet.Spreadsheet;
import cn.huimin.hotline.console.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** A bulletin as a spreadsheet and as a document. */
final class BulletinFiles {

  private static final String FONT = "FangSong";
  private static final int TITLE = 18;
  private static final int HEADING = 14;
  private static final int BODY = 10;
  private static final int SHEET_NAME = 31;
  private static final String HEADING_STYLE = "Heading1";

  /** In twentieths of a point. */
  private static final int A4_WIDTH = 11_906;

  private static final int A4_HEIGHT = 16_838;

  private BulletinFiles() {}

  /** A sheet for each table, with a chart beside what can be drawn. */
  static byte[] xlsx(
      Bulletin bulletin, List<BulletinTables.Table> tables, ZoneId zone, Words words) {
    var out = new ByteArrayOutputStream();
    try (var book = new XSSFWorkbook()) {
      var heading = Spreadsheet.heading(book);
      for (var table : tables) {
        var sheet =
            book.createSheet(
                table.title().substring(0, Math.min(SHEET_NAME, table.title().length())));
        Spreadsheet.row(sheet, 0, table.head(), heading);
        for (int row = 0; row < table.rows().size(); row++) {
          Spreadsheet.row(sheet, row + 1, table.rows().get(row), null);
        }
        sheet.createFreezePane(0, 1);
        Spreadsheet.widen(sheet);
        chart(sheet, table, words);
      }
      var about = book.createSheet(words.of("bulletin.about"));
      Spreadsheet.row(about, 0, List.of(bulletin.period().title()), heading);
      Spreadsheet.row(about, 1, List.of(BulletinTables.made(bulletin, zone, words)), null);
      Spreadsheet.widen(about);
      book.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void chart(XSSFSheet sheet, BulletinTables.Table table, Words words) {
    int rows = table.rows().size();
    if (rows == 0) {
      return;
    }
    switch (table.id()) {
      case "focus" ->
          BulletinCharts.draw(
              sheet,
              new BulletinCharts.Titles(words.of("bulletin.chart.focus"), counted(words)),
              0,
              1,
              rows,
              table.head().size());
      case "ranking" ->
          BulletinCharts.draw(
              sheet,
              new BulletinCharts.Titles(words.of("bulletin.chart.ranking"), counted(words)),
              BulletinTables.RANKED_UNIT,
              BulletinTables.RANKED_CASES,
              rows,
              table.head().size());
      default -> {}
    }
  }

  /** A document with a heading and a table for each. */
  static byte[] docx(
      Bulletin bulletin, List<BulletinTables.Table> tables, ZoneId zone, Words words) {
    var out = new ByteArrayOutputStream();
    try (var document = new XWPFDocument()) {
      paper(document);
      var title = document.createParagraph();
      title.setAlignment(ParagraphAlignment.CENTER);
      run(title, bulletin.period().title(), TITLE, true);
      var made = document.createParagraph();
      made.setAlignment(ParagraphAlignment.CENTER);
      run(made, BulletinTables.made(bulletin, zone, words), BODY, false);
      for (var table : tables) {
        var heading = document.createParagraph();
        heading.setStyle(HEADING_STYLE);
        run(heading, table.title(), HEADING, true);
        if (table.rows().isEmpty()) {
          run(document.createParagraph(), words.of("bulletin.empty"), BODY, false);
        } else {
          rows(document.createTable(table.rows().size() + 1, table.head().size()), table);
          var bars = BulletinCharts.bars(bulletin, table.id());
          if (!bars.isEmpty()) {
            BulletinCharts.draw(
                document,
                new BulletinCharts.Titles(
                    words.of("bulletin.chart.of", table.title()), counted(words)),
                bars);
          }
        }
      }
      document.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A4 upright, with a style by which word processors list headings. */
  private static void paper(XWPFDocument document) {
    var section = document.getDocument().getBody().addNewSectPr();
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(A4_WIDTH));
    size.setH(BigInteger.valueOf(A4_HEIGHT));
    var style = CTStyle.Factory.newInstance();
    style.setStyleId(HEADING_STYLE);
    style.setType(STStyleType.PARAGRAPH);
    style.addNewName().setVal("heading 1");
    style.addNewQFormat();
    var shape = style.addNewPPr();
    shape.addNewKeepNext();
    shape.addNewOutlineLvl().setVal(BigInteger.ZERO);
    document.createStyles().addStyle(new XWPFStyle(style));
  }

  private static String counted(Words words) {
    return words.of("bulletin.column.count");
  }

  private static void rows(XWPFTable into, BulletinTables.Table table) {
    into.setWidth("100%");
    into.getRow(0).setRepeatHeader(true);
    into.getRows().forEach(row -> row.setCantSplitRow(true));
    var numbers = table.numbers();
    for (int column = 0; column < table.head().size(); column++) {
      for (int row = 0; row <= table.rows().size(); row++) {
        var paragraph = into.getRow(row).getCell(column).getParagraphs().getFirst();
        if (numbers.contains(column)) {
          paragraph.setAlignment(ParagraphAlignment.RIGHT);
        }
        run(
            paragraph,
            row == 0 ? table.head().get(column) : table.rows().get(row - 1).get(column),
            BODY,
            row == 0);
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
