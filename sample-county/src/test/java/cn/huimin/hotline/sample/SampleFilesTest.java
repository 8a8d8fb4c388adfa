package cn.huimin.hotline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private final SampleDay day = SampleDay.on(DAY);
  @TempDir private Path folder;
  private List<Path> files = List.of();

  @BeforeEach
  void write() throws IOException {
    files = day.write(folder);
  }

  @Test
  void shouldWriteTimesAsDateCellsSerialNumbersAndText() throws IOException {
    List<Row> rows = read(files.get(0));
    assertThat(rows.getFirst().getCellText(0)).isEqualTo("工单编号");
    assertThat(rows.getFirst().getCellCount()).isEqualTo(21);
    assertThat(rows).hasSize(day.rows(SampleExport.RENAMED_HEADERS).size() + 1);
    int text = 0;
    int serial = 0;
    for (SampleRow row : day.rows(SampleExport.RENAMED_HEADERS)) {
      Row written = rows.get(row.line() - 1);
      assertThat(written.getCellText(0)).isEqualTo(row.printedNumber());
      assertThat(written.getCellText(5)).isEqualTo(row.content());
      if (written.getCell(1).getType() == CellType.NUMBER) {
        serial++;
        LocalDateTime exact = LocalDateTime.parse(row.cell("受理时间").replace(' ', 'T'));
        assertThat(written.getCellAsDate(1).orElseThrow())
            .isBetween(exact.minusSeconds(1), exact.plusSeconds(1));
      } else {
        text++;
        assertThat(written.getCellText(1)).isEqualTo(row.cell("受理时间"));
      }
    }
    assertThat(text).isGreaterThan(20);
    assertThat(serial).isGreaterThan(40);
    assertThat(rows.get(1).getCell(1).getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
    assertThat(rows.get(3).getCellText(10)).isEqualTo("无");
    assertThat(day.rows(SampleExport.RENAMED_HEADERS))
        .extracting(SampleRow::printedNumber)
        .anyMatch(n -> n.startsWith("12345"));
  }

  @Test
  void shouldPutTheHeaderOnTheSecondRow() throws IOException {
    List<Row> rows = read(files.get(1));
    assertThat(rows.get(0).getCellText(0)).contains("综合查询", DAY.toString());
    assertThat(rows.get(1).getCellText(0)).isEqualTo("案件公文号");
    assertThat(rows.get(1).getCellCount()).isEqualTo(26);
    for (SampleRow row : day.rows(SampleExport.HEADER_ON_ROW_2)) {
      Row written = rows.get(row.line() - 1);
      assertThat(written.getCellText(0)).isEqualTo(row.printedNumber());
      assertThat(written.getCellText(1)).isEqualTo(row.content());
      assertThat(written.getCellText(25)).isEqualTo(row.cell("市民电话"));
    }
    assertThat(day.rows(SampleExport.HEADER_ON_ROW_2))
        .extracting(SampleRow::content)
        .anyMatch(t -> t.startsWith("【省12345工单编号20260302"))
        .anyMatch(t -> t.startsWith("【省退回重办"));
  }

  @Test
  void shouldWriteTheWideTableInGb18030() throws IOException {
    byte[] bytes = Files.readAllBytes(files.get(2));
    Assertions.assertThatThrownBy(
            () -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
        .isInstanceOf(CharacterCodingException.class);
    String text = new String(bytes, Charset.forName("GB18030"));
    assertThat(text).contains("\uD842\uDFB7女士");
    List<String> lines = text.lines().toList();
    assertThat(lines.getFirst()).startsWith("工单id,工单编号,姓名").endsWith("工单状态");
    assertThat(lines).hasSize(day.rows(SampleExport.ORDER_WIDE).size() + 1);
    assertThat(text.replace("\r\n", "")).doesNotContain("\n");
    for (SampleRow row : day.rows(SampleExport.ORDER_WIDE)) {
      assertThat(lines.get(row.line() - 1)).contains(row.content()).contains(row.printedNumber());
    }
  }

  @Test
  void shouldWriteTheSameCellsEveryTime() throws IOException {
    Path again = folder.resolve("again");
    day.write(again);
    for (Path file : files) {
      Path other = again.resolve(file.getFileName());
      if (file.toString().endsWith(".csv")) {
        assertThat(other).hasSameBinaryContentAs(file);
      } else {
        assertThat(texts(other)).isEqualTo(texts(file));
      }
    }
  }

  private static List<List<String>> texts(Path file) throws IOException {
    return read(file).stream()
        .map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).toList())
        .toList();
  }

  private static List<Row> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook workbook = new ReadableWorkbook(in, new ReadingOptions(true, false))) {
      return workbook.getFirstSheet().read();
    }
  }
}
