package cn.huimin.hotline.intake.importing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.scratch.ScratchFiles;
import cn.huimin.hotline.intake.sheet.FileKind;
import cn.huimin.hotline.intake.sheet.TableWriter;
import cn.huimin.hotline.intake.sheet.WholeTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectedFileTest {

  private static final long ROOM = 64L << 20;
  private static final List<String> HEADER = List.of("工单编号", "受理时间", "内容描述");

  @TempDir Path folder;
  private ScratchFiles scratch = new ScratchFiles(Path.of("target/corrected-file-test"));
  private Rejections rejections = new Rejections(scratch);

  @BeforeEach
  void prepare() {
    scratch = new ScratchFiles(folder.resolve("scratch"));
    rejections = new Rejections(scratch);
  }

  @AfterEach
  void shouldLeaveNothing() throws IOException {
    rejections.close();
    assertThat(scratch.folder()).isEmptyDirectory();
  }

  /** What was refused as it was handed in is told after later rows that are wrong by themselves. */
  @ParameterizedTest
  @EnumSource(
      value = FileKind.class,
      names = {"CSV", "XLSX", "XLS"})
  void shouldHoldWhatWasRejectedAndWhatWasNotComeToInTheOrderOfTheFile(FileKind kind)
      throws IOException {
    rejections.wrong(2, "时间写错");
    rejections.wrong(5, "没有内容");
    rejections.refused(1, new Rejections.Rejection("登记不了", false));
    rejections.refused(4, new Rejections.Rejection("已清除", true));
    rejections.wrong(7, "时间写错");

    var written = corrected(file(kind, 8, "正文"), 6);

    assertThat(written).isEqualTo(new CorrectedFile.Written(kind, 7, 0, 0));
    assertThat(rows())
        .containsExactly(
            List.of("工单编号", "受理时间", "内容描述", "错误"),
            List.of("N1", "2026-03-02", "正文", "登记不了"),
            List.of("N2", "2026-03-02", "正文", "时间写错"),
            List.of("N4", "", "", "已清除"),
            List.of("N5", "2026-03-02", "正文", "没有内容"),
            List.of("N6", "2026-03-02", "正文", "未导入：已取消"),
            List.of("N7", "2026-03-02", "正文", "时间写错"),
            List.of("N8", "2026-03-02", "正文", "未导入：已取消"));
  }

  @ParameterizedTest
  @EnumSource(
      value = FileKind.class,
      names = {"CSV", "XLSX"})
  void shouldSayFromWhereOnRowsHaveNoRoom(FileKind kind) throws IOException {
    long most = 1 << 20;
    // Nothing that a workbook could be packed into less of.
    var random = new Random(7);
    var file =
        file(
            kind,
            300,
            random
                .ints(8_000, 0x4E00, 0x9FA5)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    IntStream.rangeClosed(1, 300).forEach(row -> rejections.wrong(row, "时间写错"));

    var into = folder.resolve("corrected");
    var written = CorrectedFile.write(source(file, 0), into, most);

    assertThat(written.kept()).isBetween(10, 299);
    assertThat(written.left()).isEqualTo(300 - written.kept());
    assertThat(written.firstLeft()).isEqualTo(written.kept() + 2);
    assertThat(Files.size(into)).isLessThanOrEqualTo(most);
    assertThat(rows()).hasSize(written.kept() + 1);
    assertThat(rows().getLast().getFirst()).isEqualTo("N" + written.kept());
  }

  /**
   * An .xls is written from memory: where it would be long it comes as .xlsx, with all its rows.
   */
  @Test
  void shouldWriteALongXlsAsXlsx() throws IOException {
    var file = folder.resolve("long.xls");
    try (var out = Files.newOutputStream(file);
        var book = new HSSFWorkbook()) {
      var sheet = book.createSheet("1");
      for (int at = 0; at <= 10_500; at++) {
        var row = sheet.createRow(at);
        var cells = at == 0 ? HEADER : List.of("N" + at, "昨天", "正文");
        for (int column = 0; column < 3; column++) {
          row.createCell(column).setCellValue(cells.get(column));
        }
      }
      book.write(out);
    }
    IntStream.rangeClosed(1, 10_500).forEach(row -> rejections.wrong(row, "时间写错"));

    assertThat(corrected(file, 0))
        .isEqualTo(new CorrectedFile.Written(FileKind.XLSX, 10_500, 0, 0));
    assertThat(rows()).hasSize(10_501);
    assertThat(rows().getLast()).containsExactly("N10500", "昨天", "正文", "时间写错");
  }

  /** A table on disk says of each case what a map would. */
  @Test
  void shouldKnowWhatACheckHasSeen() throws IOException {
    var random = new Random(3);
    var expected = new HashMap<String, String>();
    try (var seen = new SeenRows(scratch, 2_000)) {
      for (int n = 0; n < 5_000; n++) {
        var caseId = "case-" + random.nextInt(2_000);
        var content = "content-" + random.nextInt(3);
        var before = Optional.ofNullable(expected.put(caseId, content));
        assertThat(seen.put(caseId, content)).isEqualTo(before.map(content::equals));
      }
    }
  }

  private CorrectedFile.Written corrected(Path file, int untakenFrom) throws IOException {
    return CorrectedFile.write(source(file, untakenFrom), folder.resolve("corrected"), ROOM);
  }

  private CorrectedFile.Source source(Path file, int untakenFrom) {
    return new CorrectedFile.Source(
        file,
        Mappings.shippedReady(ZoneId.of("Asia/Shanghai")),
        rejections,
        untakenFrom,
        "未导入：已取消",
        _ -> false);
  }

  private List<List<String>> rows() throws IOException {
    var rows = new ArrayList<List<String>>();
    WholeTable.read(folder.resolve("corrected"), row -> rows.add(row.texts()));
    return rows;
  }

  private Path file(FileKind kind, int rows, String content) throws IOException {
    var like = Files.writeString(folder.resolve("like"), "工单编号\n");
    var file = folder.resolve("rows" + kind.suffix());
    try (var out = Files.newOutputStream(file);
        var writer = TableWriter.like(like, kind, out)) {
      assertThat(writer.row(HEADER)).isTrue();
      for (int at = 1; at <= rows; at++) {
        assertThat(writer.row(List.of("N" + at, "2026-03-02", content))).isTrue();
      }
    }
    return file;
  }
}
