package cn.huimin.hotline.console.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.huimin.hotline.console.bulletin.BulletinTables.Table;
import cn.huimin.hotline.console.words.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class BulletinFilesTest {

  private static final Words WORDS = new Words(Words.bundle());
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc");
  private static final Bulletin.Figures FIGURES =
      new Bulletin.Figures(
          15,
          9,
          12,
          1,
          2,
          3,
          new Bulletin.Rate(14, 15),
          new Bulletin.Rate(2, 3),
          new Bulletin.Rate(0, 0),
          20);
  private static final Bulletin BULLETIN =
      new Bulletin(
          BulletinPeriod.parse("2026-03", WORDS),
          Instant.parse("2026-04-01T01:00:00Z"),
          FIGURES,
          List.of(),
          List.of(new Bulletin.Focus("违规收费", 12, 4, true), new Bulletin.Focus("食堂午餐", 3, 1, false)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          null);
  private static final Bulletin PUBLISHED =
      BULLETIN.as(
          new Edition(2, Instant.parse("2026-04-02T01:00:00Z"), "assessor", "0:120", "满意率算错"));
  private static final List<Table> TABLES =
      List.of(
          new Table("figures", "总体情况", List.of("指标", "数值"), List.of(List.of("承办量", "15"))),
          new Table("focus", "焦点问题", List.of("类别", "件数"), List.of(List.of("违规收费", "12"))),
          new Table("redCards", "红牌", List.of("工单"), List.of()));

  @Test
  void shouldReckonRatesAndTheChange() {
    assertThat(FIGURES.response().display()).isEqualTo("93.33%");
    assertThat(FIGURES.resolution().display()).isEqualTo("66.67%");
    assertThat(FIGURES.satisfaction().display()).isEqualTo("–");
    assertThat(FIGURES.change()).isEqualTo("-25.0%");
    assertThat(FIGURES.reduced()).isTrue();
  }

  @Test
  void shouldPutNumbersAsNumbersIntoTheSpreadsheet() throws IOException {
    try (var book =
        new XSSFWorkbook(
            new ByteArrayInputStream(BulletinFiles.xlsx(PUBLISHED, TABLES, ZONE, WORDS)))) {
      assertThat(book.getSheetName(0)).isEqualTo("总体情况");
      assertThat(book.getSheetAt(0).getRow(1).getCell(1).getNumericCellValue()).isEqualTo(15);
      assertThat(book.getSheet("焦点问题").getDrawingPatriarch().getCharts()).hasSize(1);
      assertThat(book.getSheet("说明").getRow(1).getCell(0).getStringCellValue())
          .contains("第 2 版", "账目位置 0:120", "更正：满意率算错");
    }
  }

  @Test
  void shouldWriteADocumentThatSaysIt() throws IOException {
    try (var document =
        new XWPFDocument(
            new ByteArrayInputStream(BulletinFiles.docx(PUBLISHED, TABLES, ZONE, WORDS)))) {
      assertThat(document.getParagraphs().getFirst().getText()).isEqualTo("2026年3月通报");
      assertThat(document.getParagraphs().get(1).getText()).contains("第 2 版");
      assertThat(document.getCharts()).hasSize(1);
      assertThat(document.getTables()).hasSize(2);
      assertThat(document.getTables().getFirst().getRow(1).getCell(1).getText()).isEqualTo("15");
    }
  }

  @Test
  void shouldEmbedTheChineseFont() throws IOException {
    assumeThat(Files.isReadable(FONT)).isTrue();
    var tables = new ArrayList<>(TABLES);
    tables.add(
        new BulletinTables.Table("own", "甲 & 乙", List.of("范围"), List.of(List.of("<3–5 件>"))));
    var file =
        new BulletinPdf(List.of(Path.of("/nowhere"), FONT), WORDS).pdf(BULLETIN, tables, ZONE);
    try (var pdf = Loader.loadPDF(file)) {
      var picture = System.getProperty("hotline.pictures");
      if (picture != null) {
        ImageIO.write(
            new PDFRenderer(pdf).renderImageWithDPI(0, 80),
            "png",
            Path.of(picture, "bulletin.png").toFile());
      }
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("2026年3月通报", "违规收费", "承办量", "甲 & 乙", "<3–5 件>");
      for (var name : pdf.getPage(0).getResources().getFontNames()) {
        assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
  }
}
