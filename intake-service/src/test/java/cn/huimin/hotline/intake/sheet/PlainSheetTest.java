package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainSheetTest {

  @TempDir private Path folder;

  @Test
  void shouldReadTheFirstWorksheetWithAnythingOnIt() throws IOException {
    var file = folder.resolve("survey.xlsx");
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "test", "1.0")) {
      book.newWorksheet("封面");
      var sheet = book.newWorksheet("上半年");
      sheet.value(0, 0, "单位");
      sheet.value(0, 1, "家长数");
      sheet.value(2, 0, "云湖市第二中学");
      sheet.value(2, 1, 2400);
      book.newWorksheet("说明").value(0, 0, "不算");
    }
    var read = PlainSheet.read(file, 10);
    assertThat(read.sheet()).isEqualTo("上半年");
    assertThat(read.rows())
        .extracting(TableRow::texts)
        .containsExactly(List.of("单位", "家长数"), List.of("云湖市第二中学", "2400"));
    assertThat(read.rows().getLast().number()).isEqualTo(3);
  }

  @Test
  void shouldReadTextOfOldSystems() throws IOException {
    var file = folder.resolve("survey.csv");
    Files.write(file, "单位,家长数\n\"云湖市第二中学\",\"2,400\"\n".getBytes(Charset.forName("GB18030")));
    assertThat(PlainSheet.read(file, 2).rows())
        .extracting(TableRow::texts)
        .containsExactly(List.of("单位", "家长数"), List.of("云湖市第二中学", "2,400"));
  }

  @Test
  void shouldRefuseWhatIsTooLongOrEmpty() throws IOException {
    var file = Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n3,4\n");
    assertThatExceptionOfType(UnreadableSheetException.class)
        .isThrownBy(() -> PlainSheet.read(file, 2))
        .withMessageContaining("2 行");
    var blank = Files.writeString(folder.resolve("b.csv"), "\n\n");
    assertThatExceptionOfType(UnreadableSheetException.class)
        .isThrownBy(() -> PlainSheet.read(blank, 2));
  }
}
