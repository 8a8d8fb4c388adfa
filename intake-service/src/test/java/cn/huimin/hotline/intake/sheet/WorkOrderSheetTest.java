package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.sample.SampleDay;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkOrderSheetTest {

  @TempDir Path folder;

  private final WorkOrderSheet sheet = new WorkOrderSheet(ZoneId.of("Asia/Shanghai"));

  @Test
  void shouldReadTheThreeExportsOfTheSampleDay() throws IOException {
    var day = SampleDay.on(LocalDate.of(2026, 10, 23));
    var expected = day.expectation();
    for (var file : day.write(folder)) {
      var rows = read(file);
      var of =
          expected.files().stream()
              .filter(one -> one.file().equals(file.getFileName().toString()))
              .findFirst()
              .orElseThrow();
      assertThat(rows).as(of.file()).hasSize(of.total());
      assertThat(rows.getFirst().row()).isEqualTo(of.firstDataRow());
      var unreadable =
          rows.stream().filter(row -> !row.errors().isEmpty()).map(SheetRow::row).toList();
      for (var row : of.rows()) {
        var missing = "externalNumber".equals(row.field()) || "content".equals(row.field());
        if (row.outcome().equals("rejected") && !missing) {
          assertThat(unreadable).contains(row.row());
        } else {
          assertThat(unreadable).doesNotContain(row.row());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-14 08:30:05, 2026-02-14T08:30:05+08:00",
    "2026/2/4 8:30, 2026-02-04T08:30+08:00",
    "2026-02-14, 2026-02-14T00:00+08:00",
    "2026年2月14日 17:30, 2026-02-14T17:30+08:00",
    "2026-02-14T08:30:05, 2026-02-14T08:30:05+08:00"
  })
  void shouldReadTimesAsExportsWriteThem(String cell, String time) throws IOException {
    var row = only("工单编号,受理时间,内容描述\nN1," + cell + ",正文\n", StandardCharsets.UTF_8);
    assertThat(row.errors()).isEmpty();
    assertThat(row.workOrder().get("receivedAt").asString()).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({"2026-02-30 09:12:00", "2026-13-45 25:61:00", "昨天"})
  void shouldNameATimeThatCannotBe(String cell) throws IOException {
    var row = only("工单编号,受理时间,内容描述\nN1," + cell + ",正文\n", StandardCharsets.UTF_8);
    assertThat(row.errors()).extracting(error -> error.field()).containsExactly("receivedAt");
  }

  @Test
  void shouldDropThePrefixOfANumberAndTheWordForNothing() throws IOException {
    var row =
        only(
            "12345工单编号,【受理时间】,内容 描述,主办单位\n1234520261023000101,2026-10-23,正文,无\n",
            Charset.forName("GB18030"));
    assertThat(row.workOrder().get("externalNumber").asString()).isEqualTo("20261023000101");
    assertThat(row.workOrder().has("unitHint")).isFalse();
    assertThat(row.workOrder().get("channel").asString()).isEqualTo("GOV_12345");
  }

  @Test
  void shouldReadAFileWithAByteOrderMarkAndATitleAboveTheHeader() throws IOException {
    var row = only("\uFEFF某市工单表,,\n\n工单编号,受理时间,内容描述\nN1,2026-10-23,正文\n", StandardCharsets.UTF_8);
    assertThat(row.row()).isEqualTo(4);
    assertThat(row.workOrder().get("content").asString()).isEqualTo("正文");
  }

  @Test
  void shouldSayWhatIsNoTable() throws IOException {
    assertThatThrownBy(() -> only("一,二,三\n1,2,3\n", StandardCharsets.UTF_8))
        .isInstanceOf(UnreadableSheetException.class)
        .hasMessageContaining("表头");
    assertThatThrownBy(() -> only("", StandardCharsets.UTF_8))
        .isInstanceOf(UnreadableSheetException.class)
        .hasMessageContaining("空");
    var broken = folder.resolve("broken.xlsx");
    Files.write(broken, new byte[] {'P', 'K', 3, 4, 0, 0, 1});
    assertThatThrownBy(() -> read(broken)).isInstanceOf(UnreadableSheetException.class);
  }

  private SheetRow only(String text, Charset charset) throws IOException {
    var file = folder.resolve("one.csv");
    Files.write(file, text.getBytes(charset));
    var rows = read(file);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private List<SheetRow> read(Path file) throws IOException {
    var rows = new ArrayList<SheetRow>();
    sheet.read(file, rows::add);
    return rows;
  }
}
