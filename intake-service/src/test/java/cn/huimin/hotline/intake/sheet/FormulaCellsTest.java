package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.FieldError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas count as what they last came to, whatever kind of value that is. */
class FormulaCellsTest {

  private static final String HEADER =
      row(
          1,
          text("工单编号"),
          text("受理时间"),
          text("诉求内容"),
          text("办理时限"),
          text("是否保密"),
          text("承办单位"),
          text("诉求标题"));

  @TempDir Path folder;

  @Test
  void shouldTakeAFormulaForItsValue() throws IOException {
    var rows =
        read(
            HEADER
                + row(
                    2,
                    formula("", "ROW()", "2"),
                    formula("s=\"1\"", "NOW()", "46067.354224537"),
                    formula("t=\"str\"", "\"校服\"&amp;\"没退\"", "校服没退"),
                    formula("", "B2+5", "46072.5"),
                    formula("t=\"b\"", "1=1", "1"),
                    formula("t=\"e\"", "VLOOKUP(1,X,2)", "#N/A"),
                    formula("t=\"str\"", "\"\"", ""))
                + row(
                    3,
                    formula("", "ROW()", "3.0"),
                    formula("", "TODAY()", "46067"),
                    "<c t=\"e\"><v>#DIV/0!</v></c>",
                    "",
                    "<c t=\"b\"><v>0</v></c>"));
    var first = rows.getFirst().workOrder();
    assertThat(rows.getFirst().errors()).isEmpty();
    assertThat(first.path("externalNumber").asString()).isEqualTo("2");
    assertThat(first.path("receivedAt").asString()).isEqualTo("2026-02-14T08:30:05+08:00");
    assertThat(first.path("content").asString()).isEqualTo("校服没退");
    assertThat(first.path("deadlineFromSource").asString()).isEqualTo("2026-02-19T12:00+08:00");
    assertThat(first.path("confidential").asBoolean()).isTrue();
    assertThat(first.has("unitHint")).isFalse();
    assertThat(first.has("title")).isFalse();
    assertThat(fields(rows.getFirst().warnings())).containsExactly("unitHint");
    var second = rows.getLast();
    assertThat(second.workOrder().path("externalNumber").asString()).isEqualTo("3");
    assertThat(second.workOrder().path("confidential").asBoolean(true)).isFalse();
    assertThat(fields(second.errors())).containsExactly("content");
  }

  /** What no spreadsheet writes, but some program did: the cell is the text it has. */
  @Test
  void shouldNotLoseAFileByAValueThatIsNoNumber() throws IOException {
    var rows =
        read(
            HEADER
                + row(
                    2,
                    text("N1"),
                    text("2026-02-14 08:30"),
                    text("正文"),
                    "<c><v>待定</v></c>",
                    "<c/>",
                    formula("", "F9", "某小学")));
    assertThat(rows.getFirst().errors()).isEmpty();
    assertThat(rows.getFirst().workOrder().path("content").asString()).isEqualTo("正文");
  }

  /**
   * What stands before the place where a file breaks is handed on, and then the file is refused.
   */
  @Test
  void shouldHandOnWhatStandsBeforeABreak() {
    var rows = new ArrayList<SheetRow>();
    assertThatThrownBy(
            () ->
                WorkOrderSheet.read(
                    book(
                        HEADER
                            + row(2, text("N1"), text("2026-02-14"), text("正文"))
                            + "<row r=\"3\"><c"),
                    Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
                    rows::add))
        .isInstanceOf(UnreadableSheetException.class)
        .hasMessageContaining("不是完好的");
    assertThat(rows)
        .extracting(row -> row.workOrder().path("externalNumber").asString())
        .containsExactly("N1");
  }

  private static List<String> fields(List<FieldError> errors) {
    return errors.stream().map(FieldError::field).toList();
  }

  private List<SheetRow> read(String rows) throws IOException {
    var read = new ArrayList<SheetRow>();
    WorkOrderSheet.read(book(rows), Mappings.shippedReady(ZoneId.of("Asia/Shanghai")), read::add);
    return read;
  }

  private static String text(String text) {
    return "<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(text);
  }

  private static String formula(String attributes, String formula, String value) {
    return "<c %s><f>%s</f><v>%s</v></c>".formatted(attributes, formula, value);
  }

  private static String row(int number, String... cells) {
    var written = new StringBuilder("<row r=\"%d\">".formatted(number));
    for (int at = 0; at < cells.length; at++) {
      written.append(cells[at].replaceFirst("^<c", "<c r=\"" + (char) ('A' + at) + number + "\""));
    }
    return written + "</row>";
  }

  private Path book(String rows) throws IOException {
    var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    var ofPackage = "http://schemas.openxmlformats.org/package/2006/relationships";
    var parts =
        new TreeMap<>(
            Map.of(
                "_rels/.rels",
                "<Relationships xmlns=\"%s\"><Relationship Id=\"a\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                    .formatted(ofPackage, relations),
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"%s\"><Relationship Id=\"b\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"c\" Type=\"%s/styles\" Target=\"styles.xml\"/></Relationships>"
                    .formatted(ofPackage, relations, relations),
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
                    .formatted(main, relations),
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\"><cellXfs><xf/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
                    .formatted(main),
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                    .formatted(main, rows)));
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
    var file = folder.resolve("formulas.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
