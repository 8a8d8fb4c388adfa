package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand rows need no more memory than ten thousand, in whatever format, and whether
 * their texts stand in them or are kept apart; only with the long suite. The heap of who reads them
 * is a small one, so that whatever grows with the rows ends it.
 */
@EnabledIfSystemProperty(named = "hotline.malformed.tries", matches = "\\d+")
class LongSheetTest {

  private static final int ROWS = 100_000;
  private static final int ROWS_OF_XLS = 65_535;
  private static final int LOOK_EVERY = 10_000;
  private static final String HEAP = "-Xmx" + System.getProperty("hotline.sheet.heap", "32m");
  private static final long MORE_AT_MOST = 8 << 20;
  private static final List<String> HEADER =
      List.of("工单编号", "受理时间", "诉求类型", "标题", "诉求内容", "事发地", "姓名", "联系电话");

  @Test
  void shouldReadAHundredThousandRowsInASmallHeap(@TempDir Path temp) throws Exception {
    var files = new LinkedHashMap<Path, Integer>();
    files.put(workbook(temp), ROWS);
    files.put(shared(temp), ROWS);
    files.put(text(temp), ROWS);
    files.put(old(temp), ROWS_OF_XLS);
    for (var one : files.entrySet()) {
      var told = inASmallHeap(one.getKey());
      System.out.print(told);
      assertThat(told).contains("read " + one.getValue() + " rows");
    }
    assertThat(temp.toFile().list()).as("nothing is left").hasSize(files.size());
  }

  private static String inASmallHeap(Path file) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                LongSheetTest.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      var told = String.join("\n", out.readAllLines()) + "\n";
      assertThat(process.waitFor()).as(told).isZero();
      return told;
    }
  }

  /** Reads a file, and tells what its rows take beside what was there before. */
  public static void main(String[] args) throws IOException {
    var file = Path.of(args[0]);
    var mapping = Mappings.shippedReady(ZoneId.of("Asia/Shanghai"));
    var used = new ArrayList<Long>();
    var rows = new int[1];
    long before = used();
    long began = System.nanoTime();
    WorkOrderSheet.read(
        file,
        mapping,
        row -> {
          if (!row.errors().isEmpty()) {
            throw new IllegalStateException(row.errors().toString());
          }
          if (++rows[0] % LOOK_EVERY == 0) {
            used.add(used() - before);
          }
        });
    long most = Collections.max(used);
    System.out.printf(
        "%s, %s: read %d rows in %.1f s; %,d KB more after %,d rows, %,d KB at the most%n",
        file.getFileName(),
        HEAP,
        rows[0],
        (System.nanoTime() - began) / 1e9,
        used.getFirst() >> 10,
        LOOK_EVERY,
        most >> 10);
    if (most > MORE_AT_MOST) {
      throw new IllegalStateException("more than %,d KB".formatted(MORE_AT_MOST >> 10));
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
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
