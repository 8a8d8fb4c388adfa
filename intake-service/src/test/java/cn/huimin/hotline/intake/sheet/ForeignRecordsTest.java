package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.macro.MacroFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a workbook beside its cells: charts, which hold figures too, and macros. */
class ForeignRecordsTest {

  private static final int END = 0x0A;
  private static final int BEGIN = 0x809;
  private static final int WORKSHEET = 0x10;
  private static final List<List<String>> ROWS =
      List.of(List.of("工单编号", "受理时间", "内容描述"), List.of("N1", "2026-03-01", "正文"));

  @TempDir private Path folder;

  private List<String> told(byte[] file) throws IOException {
    var path = folder.resolve("a.xls");
    Files.write(path, file);
    var told = new ArrayList<String>();
    new XlsTable(path)
        .read(
            new Table.Rows() {
              @Override
              public void sheet(String name) {
                told.add("sheet " + name);
              }

              @Override
              public void macros() {
                told.add("macros");
              }

              @Override
              public void row(TableRow row) {
                told.add(String.join("|", row.texts()));
              }
            });
    return told;
  }

  @Test
  void shouldTellOfMacrosAndReadTheRest() throws IOException {
    assertThat(told(MacroFiles.workbook(0, ROWS)))
        .containsExactly("sheet 工单", "工单编号|受理时间|内容描述", "N1|2026-03-01|正文", "sheet other");
    assertThat(told(MacroFiles.workbook(1, ROWS)))
        .startsWith("macros", "sheet 工单", "工单编号|受理时间|内容描述", "N1|2026-03-01|正文");
  }

  @Test
  void shouldNotTakeTheFiguresOfAChartForRows() throws IOException {
    assertThat(told(withChart(MacroFiles.workbook(0, ROWS))))
        .containsExactly("sheet 工单", "工单编号|受理时间|内容描述", "N1|2026-03-01|正文", "sheet other");
  }

  @Test
  void shouldTellOfMacrosOfAZippedWorkbookWhateverItIsCalled() throws IOException {
    var file = folder.resolve("renamed.xlsx");
    Files.write(file, MacroFiles.zip(List.of("xl/workbook.xml", "xl/vbaProject.bin")));
    assertThat(ZipCheck.require(file).macros()).isTrue();
    Files.write(file, MacroFiles.zip(List.of("xl/workbook.xml")));
    assertThat(ZipCheck.require(file).macros()).isFalse();
  }

  /** A chart with a figure, at the end of the first worksheet. */
  private static byte[] withChart(byte[] file) throws IOException {
    try (var container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      var root = container.getRoot();
      byte[] book;
      try (var in = root.createDocumentInputStream("Workbook")) {
        book = in.readAllBytes();
      }
      var records = ByteBuffer.wrap(book).order(ByteOrder.LITTLE_ENDIAN);
      boolean within = false;
      int at = 0;
      while (!(within && records.getShort(at) == END)) {
        within |= records.getShort(at) == BEGIN && records.getShort(at + 6) == WORKSHEET;
        at += 4 + records.getShort(at + 2);
      }
      var out = new ByteArrayOutputStream();
      out.write(book, 0, at);
      out.writeBytes(chart());
      out.write(book, at, book.length - at);
      root.getEntryCaseInsensitive("Workbook").delete();
      root.createDocument("Workbook", new ByteArrayInputStream(out.toByteArray()));
      var whole = new ByteArrayOutputStream();
      container.writeFilesystem(whole);
      return whole.toByteArray();
    }
  }

  private static byte[] chart() {
    var chart = ByteBuffer.allocate(20 + 18 + 4).order(ByteOrder.LITTLE_ENDIAN);
    chart
        .putShort((short) BEGIN)
        .putShort((short) 16)
        .putShort((short) 0x600)
        .putShort((short) 0x20);
    chart.putShort((short) 0xDBB).putShort((short) 0x7CC).putLong(0);
    chart.putShort((short) 0x203).putShort((short) 14).putShort((short) 7).putShort((short) 0);
    chart.putShort((short) 0).putDouble(99);
    return chart.putShort((short) END).putShort((short) 0).array();
  }
}
