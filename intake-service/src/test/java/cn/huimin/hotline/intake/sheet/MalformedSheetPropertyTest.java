package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Mappings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever becomes of a file on its way, it is read or said to be unreadable. */
class MalformedSheetPropertyTest {

  private static final Mappings.Ready MAPPING = Mappings.shippedReady(ZoneId.of("Asia/Shanghai"));
  private static Path file = Path.of("unset");
  private static byte[] xlsx = {};
  private static byte[] xls = {};

  /** Bytes to change: where, as a share of the length, and to what. */
  record Change(double where, int value) {}

  @BeforeContainer
  static void prepare() throws IOException {
    file = Files.createTempFile("malformed", ".tmp");
    xlsx = written(FileKind.XLSX);
    xls = written(FileKind.XLS);
  }

  @AfterContainer
  static void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  private static byte[] written(FileKind kind) throws IOException {
    var out = new ByteArrayOutputStream();
    Files.writeString(file, "x");
    try (var writer = TableWriter.like(file, kind, out)) {
      writer.row(List.of("工单编号", "受理时间", "内容描述", "联系电话"));
      for (int n = 0; n < 20; n++) {
        writer.row(List.of("N" + n, "2026-10-23", "正文" + n, "13800001234"));
      }
    }
    return out.toByteArray();
  }

  @Property(tries = 1_500, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void shouldReadOrRefuseABrokenXlsx(@ForAll("changes") List<Change> changes) throws IOException {
    readOrRefused(changed(xlsx, changes));
  }

  @Property(tries = 1_500, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void shouldReadOrRefuseABrokenXls(@ForAll("changes") List<Change> changes) throws IOException {
    readOrRefused(changed(xls, changes));
  }

  @Property(tries = 1_000, seed = "20260302", shrinking = ShrinkingMode.OFF)
  void shouldReadOrRefuseAnyText(@ForAll("texts") String text) throws IOException {
    readOrRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] changed(byte[] whole, List<Change> changes) {
    var broken = whole.clone();
    for (var change : changes) {
      int at = (int) (change.where() * (broken.length - 1));
      if (change.value() < 0) {
        broken = Arrays.copyOf(broken, Math.max(1, at));
      } else {
        broken[at] = (byte) change.value();
      }
    }
    return broken;
  }

  private static void readOrRefused(byte[] content) throws IOException {
    Files.write(file, content);
    try {
      WorkOrderSheet.read(file, MAPPING, row -> assertThat(row.workOrder()).isNotNull());
    } catch (UnreadableSheetException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return net.jqwik.api.Combinators.combine(
            Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(-20, 255))
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("工单编号,受理时间,内容描述\n\r\"\t;|,\uFEFF\u0000a1")
        .ofMinLength(1)
        .ofMaxLength(200)
        .map(text -> "工单编号,受理时间,内容描述\n" + text);
  }
}
