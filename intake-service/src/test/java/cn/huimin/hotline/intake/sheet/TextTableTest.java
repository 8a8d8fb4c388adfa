package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a long file of text is written in, wherever the sample that is looked at happens to end. */
class TextTableTest {

  private static final String ROW = "GD,家长反映云湖市第二中学收取校服费一直没有发放😀\n";
  private static final Charset GB = Charset.forName("GB18030");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void shouldTellUtf8FromGbWhereverTheSampleCutsACharacter(int before) throws IOException {
    var text = "x".repeat(before) + "编号,内容\n" + ROW.repeat(2_000);
    assertThat(charset(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(StandardCharsets.UTF_8);
    assertThat(charset(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(StandardCharsets.UTF_8);
    assertThat(charset(text.getBytes(GB))).isEqualTo(GB);
  }

  private Charset charset(byte[] bytes) throws IOException {
    return TextTable.of(Files.write(folder.resolve("export.csv"), bytes)).charset();
  }
}
