package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand rows need no more memory than ten thousand; only with the long suite. What a
 * workbook keeps apart from its rows, each text once, is held while it is read: that is bounded.
 */
@EnabledIfSystemProperty(named = "hotline.malformed.tries", matches = "\\d+")
class LongSheetTest {

  private static final int ROWS = 100_000;
  private static final int ROWS_OF_XLS = 65_535;
  private static final int LOOK_EVERY = 10_000;
  private static final long MORE_AT_MOST = 16 << 20;
  private static final long MORE_OF_SHARED_TEXTS = 64 << 20;
  private static final List<String> HEADER =
      List.of("工单编号", "受理时间", "诉求类型", "标题", "诉求内容", "事发地", "姓名", "联系电话");

  @Test
  void shouldReadAHundredThousandRowsInConstantMemory(@TempDir Path temp) throws IOException {
    read(workbook(temp), ROWS, MORE_AT_MOST);
    read(text(temp), ROWS, MORE_AT_MOST);
  }

  @Test
  void shouldHoldTheSharedTextsOfAHundredThousandRowsAndNoMore(@TempDir Path temp)
      throws IOException {
    read(shared(temp), ROWS, MORE_OF_SHARED_TEXTS);
    read(old(temp), ROWS_OF_XLS, MORE_AT_MOST);
  }

  private static void read(Path file, int expected, long more) throws IOException {
    var used = new ArrayList<Long>();
    var rows = new int[1];
    WorkOrderSheet.read(
        file,
        Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
        row -> {
          assertThat(row.errors()).isEmpty();
          if (++rows[0] % LOOK_EVERY == 0) {
            System.gc();
            used.add(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
          }
        });
    assertThat(rows[0]).isEqualTo(expected);
    System.out.printf(
        "%s: %,d KB used after %,d rows, %,d KB after %,d%n",
        file.getFileName(), used.getFirst() >> 10, LOOK_EVERY, used.getLast() >> 10, expected);
    assertThat(Collections.max(used) - used.getFirst()).isLessThan(more);
  }

  private static List<String> row(int at) {
    return List.of(
        "GD2026" + at,
        "2026-03-02 08:58:12",
        "投诉",
        "校服费" + at,
        "家长反映学校第 " + at + " 次收取校服费以后一直没有发放，请查处。".repeat(3),
        "白庙镇",
        "李某",
        "138" + (10_000_000 + at));
  }

  private static Path workbook(Path temp) throws IOException {
    var file = temp.resolve("long.xlsx");
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("1");
      for (int column = 0; column < HEADER.size(); column++) {
        sheet.value(0, column, HEADER.get(column));
      }
      for (int at = 1; at <= ROWS; at++) {
        var row = row(at);
        for (int column = 0; column < row.size(); column++) {
          sheet.inlineString(at, column, row.get(column));
        }
        if (at % 4 == 0) {
          sheet.range(at - 1, 5, at, 6).merge();
        }
        if (at % 1_000 == 0) {
          sheet.flush();
        }
      }
    }
    return file;
  }

  /** As spreadsheets write it: every text once, in a part of its own. */
  private static Path shared(Path temp) throws IOException {
    var file = temp.resolve("shared.xlsx");
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("1");
      for (int column = 0; column < HEADER.size(); column++) {
        sheet.value(0, column, HEADER.get(column));
      }
      for (int at = 1; at <= ROWS; at++) {
        var row = row(at);
        for (int column = 0; column < row.size(); column++) {
          sheet.value(at, column, row.get(column));
        }
        if (at % 1_000 == 0) {
          sheet.flush();
        }
      }
    }
    return file;
  }

  private static Path old(Path temp) throws IOException {
    var file = temp.resolve("old.xls");
    try (var out = Files.newOutputStream(file);
        var book = new HSSFWorkbook()) {
      var sheet = book.createSheet("1");
      for (int at = 0; at <= ROWS_OF_XLS; at++) {
        var row = sheet.createRow(at);
        var cells = at == 0 ? HEADER : row(at);
        for (int column = 0; column < cells.size(); column++) {
          row.createCell(column).setCellValue(cells.get(column));
        }
      }
      book.write(out);
    }
    return file;
  }

  private static Path text(Path temp) throws IOException {
    var file = temp.resolve("long.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", HEADER) + "\r\n");
      for (int at = 1; at <= ROWS; at++) {
        out.write(String.join(",", row(at)) + "\r\n");
      }
    }
    return file;
  }
}
