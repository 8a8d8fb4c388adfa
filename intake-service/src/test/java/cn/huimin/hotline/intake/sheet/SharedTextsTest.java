package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workbook keeps apart from its rows is put aside while it is read, and gone afterwards. */
class SharedTextsTest {

  /** Enough for texts that no longer stay in memory, and for more than one write of a file. */
  private static final int ROWS = 6_000;

  @TempDir Path folder;

  @Test
  void shouldGiveBackEveryTextAsItWasAsOftenAsItIsAskedFor() throws IOException {
    var random = new Random(42);
    var expected = new ArrayList<String>();
    try (var store = new TextStore(folder)) {
      for (int at = 0; at < 20_000; at++) {
        var text = "第" + at + "件" + "啊😀a".repeat(at % 5_000 == 0 ? 30_000 : random.nextInt(20));
        expected.add(text);
        store.add(text);
        int one = random.nextInt(expected.size());
        assertThat(store.get(one)).isEqualTo(expected.get(one));
      }
      assertThat(store.get(19_999)).isEqualTo(expected.getLast());
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> store.get(20_000));
      assertThat(aside()).hasSize(2);
      for (var file : aside()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
    assertThat(aside()).isEmpty();
  }

  @Test
  void shouldPutNothingAsideOfWhatIsShort() throws IOException {
    try (var store = new TextStore(folder)) {
      for (int at = 0; at < 1_000; at++) {
        store.add("投诉");
      }
      assertThat(aside()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared.xlsx", "shared.xls"})
  void shouldReadWhatIsPutAsideAndLeaveNothing(String name) throws IOException {
    var file = name.endsWith("x") ? workbook(name) : old(name);
    var contents = new ArrayList<String>();
    var seen = new HashSet<Path>();
    WorkOrderSheet.read(
        file,
        Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
        row -> {
          contents.add(row.workOrder().path("content").asString());
          if (contents.size() == ROWS - 1) {
            seen.addAll(aside());
          }
        });
    assertThat(contents).hasSize(ROWS);
    for (int at = 1; at <= ROWS; at++) {
      assertThat(contents.get(at - 1)).isEqualTo(row(at).get(2));
    }
    assertThat(seen).as("texts and their places, beside the file").hasSize(2);
    assertThat(aside()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared.xlsx", "shared.xls"})
  void shouldLeaveNothingWhereTheReadingBreaksOff(String name) throws IOException {
    var file = name.endsWith("x") ? workbook(name) : old(name);
    var rows = new int[1];
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                WorkOrderSheet.read(
                    file,
                    Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
                    row -> {
                      if (++rows[0] == ROWS - 1) {
                        assertThat(aside()).isNotEmpty();
                        throw new IllegalStateException("seen enough");
                      }
                    }));
    assertThat(aside()).isEmpty();
  }

  /** The disk is no fault of the file's. */
  @Test
  void shouldNotCallAFileBrokenForADiskThatIs() throws IOException {
    var file = workbook("shared.xlsx");
    var rows = new int[1];
    assertThatExceptionOfType(AsideFailedException.class)
        .isThrownBy(
            () ->
                WorkOrderSheet.read(
                    file,
                    Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
                    row -> {
                      if (++rows[0] == 1) {
                        move(file, folder.resolveSibling("moved-" + folder.getFileName()));
                      }
                    }));
  }

  private static void move(Path file, Path folder) {
    try {
      Files.move(file.getParent(), folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Set<Path> aside() {
    try (var files = Files.list(folder)) {
      return new HashSet<>(
          files.filter(file -> file.getFileName().toString().startsWith("work-")).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> row(int at) {
    return List.of(
        "GD" + at, "2026-03-02 08:58:12", "家长反映第 " + at + " 次收取校服费 <&> 以后没有发放。".repeat(2), "白庙镇");
  }

  private Path workbook(String name) throws IOException {
    var file = folder.resolve(name);
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("1");
      for (int at = 0; at <= ROWS; at++) {
        var row = at == 0 ? List.of("工单编号", "受理时间", "诉求内容", "事发地") : row(at);
        for (int column = 0; column < row.size(); column++) {
          sheet.value(at, column, row.get(column));
        }
      }
    }
    return file;
  }

  private Path old(String name) throws IOException {
    var file = folder.resolve(name);
    try (var out = Files.newOutputStream(file);
        var book = new HSSFWorkbook()) {
      var sheet = book.createSheet("1");
      for (int at = 0; at <= ROWS; at++) {
        var cells = at == 0 ? List.of("工单编号", "受理时间", "诉求内容", "事发地") : row(at);
        var row = sheet.createRow(at);
        for (int column = 0; column < cells.size(); column++) {
          row.createCell(column).setCellValue(cells.get(column));
        }
      }
      book.write(out);
    }
    return file;
  }
}
