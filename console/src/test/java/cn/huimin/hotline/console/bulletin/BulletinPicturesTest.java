package cn.huimin.hotline.console.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.huimin.hotline.console.words.Words;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/**
 * A month of sixty units on paper: every page as a picture in {@code target/bulletin}, to be looked
 * at, and what can be said of pictures and files without eyes.
 */
class BulletinPicturesTest {

  private static final Words WORDS = new Words(Words.bundle());
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc");
  private static final Path PICTURES = Path.of("target", "bulletin");
  private static final Bulletin BULLETIN = BulletinSample.of(WORDS);
  private static final List<BulletinTables.Table> TABLES =
      new BulletinTables(WORDS).of(BULLETIN, ZONE);
  private static final int DPI = 72;

  /** Nothing is to be nearer to an edge, in millimetres; margins are wider. */
  private static final int EDGE = 8;

  @Test
  void shouldKeepEveryPageWithinItsMarginsAndEveryUnitOnPaper() throws IOException {
    assumeThat(Files.isReadable(FONT)).isTrue();
    var file = new BulletinPdf(List.of(FONT), WORDS).pdf(BULLETIN, TABLES, ZONE);
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve("bulletin.pdf"), file);
    try (var pdf = Loader.loadPDF(file)) {
      var renderer = new PDFRenderer(pdf);
      for (int page = 0; page < pdf.getNumberOfPages(); page++) {
        var picture = renderer.renderImageWithDPI(page, DPI);
        ImageIO.write(
            picture, "png", PICTURES.resolve("page-%02d.png".formatted(page + 1)).toFile());
        assertThat(inked(picture, EDGE * DPI * 10 / 254))
            .as("page %d has something outside its margins", page + 1)
            .isEmpty();
        assertThat(inked(picture, -1)).as("page %d is blank", page + 1).isNotEmpty();
      }
      var text = new PDFTextStripper().getText(pdf);
      var words = text.replaceAll("\\s", "");
      int pages = pdf.getNumberOfPages();
      assertThat(words)
          .contains("第2版", "满意率算错", "1/" + pages, pages + "/" + pages)
          .doesNotContain("\uFFFD");
      assertThat(BULLETIN.units())
          .allSatisfy(unit -> assertThat(words).as(unit.name()).contains(unit.name()));
      assertThat(text.split("满意率", -1).length - 1)
          .as("the head of the ranking is on each of its pages")
          .isGreaterThan(2);
    }
  }

  @Test
  void shouldWriteASpreadsheetThatCanBeReckonedWithAndRead() throws IOException {
    var file = BulletinFiles.xlsx(BULLETIN, TABLES, ZONE, WORDS);
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve("bulletin.xlsx"), file);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      var ranking = book.getSheet("单位排名");
      var first = ranking.getRow(1);
      assertThat(first.getCell(3).getNumericCellValue()).isEqualTo(93.5);
      assertThat(first.getCell(6).getCellType()).as("a rate").isEqualTo(CellType.NUMERIC);
      assertThat(first.getCell(7).getNumericCellValue()).isEqualTo(0.6667);
      assertThat(first.getCell(7).getCellStyle().getDataFormatString()).isEqualTo("0.00%");
      assertThat(first.getCell(10).getNumericCellValue()).isEqualTo(0.091);
      assertThat(first.getCell(10).getCellStyle().getDataFormatString())
          .isEqualTo("+0.0%;-0.0%;0.0%");
      assertThat(ranking.getRow(4).getCell(8).getStringCellValue()).as("no rate").isEqualTo("–");
      assertThat(book.getSheet("红牌").getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("20260301-00001");
      for (var sheet : book) {
        for (var row : sheet) {
          for (var cell : row) {
            if (cell.getCellType() == CellType.STRING && row.getRowNum() > 0) {
              assertThat(sheet.getColumnWidth(cell.getColumnIndex()) / 256)
                  .as("%s %s", sheet.getSheetName(), cell)
                  .isGreaterThanOrEqualTo(Math.min(wide(cell.getStringCellValue()), 60));
            }
          }
        }
      }
    }
  }

  @Test
  void shouldWriteADocumentWithHeadingsAndTablesThatGoOnOverPages() throws IOException {
    var file = BulletinFiles.docx(BULLETIN, TABLES, ZONE, WORDS);
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve("bulletin.docx"), file);
    try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
      var headings =
          document.getParagraphs().stream()
              .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
              .map(paragraph -> paragraph.getText())
              .toList();
      assertThat(headings)
          .containsExactlyElementsOf(TABLES.stream().map(BulletinTables.Table::title).toList());
      assertThat(document.getStyles().getStyle("Heading1")).isNotNull();
      assertThat(document.getTables())
          .hasSize(TABLES.size())
          .allSatisfy(
              table -> {
                assertThat(table.getRow(0).isRepeatHeader()).isTrue();
                assertThat(table.getRows()).allMatch(row -> row.isCantSplitRow());
              });
      assertThat(document.getCharts()).hasSize(2);
      var size = document.getDocument().getBody().getSectPr().getPgSz();
      assertThat(List.of(size.getW().toString(), size.getH().toString()))
          .as("A4 upright, in twentieths of a point")
          .containsExactly("11906", "16838");
    }
  }

  /** Characters that are wide count two. */
  private static int wide(String text) {
    return text.codePoints().map(one -> one > 0x2E7F ? 2 : 1).sum();
  }

  /** Where there is ink in the outer so many points; −1: anywhere. */
  private static List<String> inked(BufferedImage picture, int edge) {
    var inked = new ArrayList<String>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        boolean outside =
            edge < 0
                || x < edge
                || y < edge
                || x >= picture.getWidth() - edge
                || y >= picture.getHeight() - edge;
        if (outside && (picture.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
          inked.add(x + "," + y);
        }
      }
    }
    return inked;
  }
}
