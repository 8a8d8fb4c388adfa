package cn.huimin.hotline.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

  /** A byte that a disk or a program broke does not make another character set of the file. */
  @Test
  void shouldLetTheMarkDecideAndElseWhatMostOfTheFileIs() throws IOException {
    var text = "工单编号,受理时间,诉求内容\nA1,2026-03-02,家长反映校服费至今未退\n";
    for (var marked : List.of("\uFEFF" + text, text)) {
      var bytes = marked.getBytes(StandardCharsets.UTF_8);
      bytes[bytes.length - 4] = (byte) 0xFF;
      assertThat(charset(bytes)).isEqualTo(StandardCharsets.UTF_8);
      assertThat(cells(bytes).getFirst()).containsExactly("工单编号", "受理时间", "诉求内容");
    }
    var gb = text.getBytes(GB);
    gb[gb.length - 4] = (byte) 0xFF;
    assertThat(charset(gb)).isEqualTo(GB);
    for (var utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(charset(("\uFEFF" + text).getBytes(utf16))).isEqualTo(utf16);
      assertThat(charset(text.getBytes(utf16))).isEqualTo(utf16);
    }
  }

  static Stream<Arguments> quotes() {
    return Stream.of(
        Arguments.of(
            "bare, no other", "a,b,c\n1,\"x,y\n2,p,q\n3,r,s\n", "a|b|c;1|\"x|y;2|p|q;3|r|s"),
        Arguments.of("bare, in the last cell", "a,b,c\n1,x,\"y\n2,p,q\n", "a|b|c;1|x|\"y;2|p|q"),
        Arguments.of(
            "bare, twice", "a,b,c\n1,\"x,y\n2,\"p\",q\n3,r,s\n", "a|b|c;1|\"x|y;2|p|q;3|r|s"),
        Arguments.of(
            "bare, in every row",
            "a,b,c\n1,\"x,y\n2,\"p,q\n3,\"r,s\n",
            "a|b|c;1|\"x|y;2|\"p|q;3|\"r|s"),
        Arguments.of("tabs", "a\tb\tc\n1\t\"x\ty\n2\tp\tq\n", "a|b|c;1|\"x|y;2|p|q"),
        Arguments.of("semicolons", "a;b;c\r\n1;\"x;y\r\n2;p;q\r\n", "a|b|c;1|\"x|y;2|p|q"),
        Arguments.of(
            "ends of lines as on an old Mac", "a,b,c\r1,x,y\r2,p,q\r", "a|b|c;1|x|y;2|p|q"),
        Arguments.of(
            "lines within", "a,b,c\n1,\"x\nx,x\",y\n2,p,\"q\nq\"\n", "a|b|c;1|x/x,x|y;2|p|q/q"),
        Arguments.of(
            "quotes within",
            "a,b,c\n1,\"x \"\"y\"\"\",z\n2,say \"p\",q\n",
            "a|b|c;1|x \"y\"|z;2|say \"p\"|q"),
        Arguments.of(
            "quotes within, not doubled", "a,b,c\n1,\"x \"y\" z\",z\n", "a|b|c;1|x \"y\" z|z"),
        Arguments.of("empty ones", "a,b,c\n1,,\n,\"\",\n\n2,p,q", "a|b|c;1||;||;;2|p|q"),
        Arguments.of("a name of two lines", "a,\"b\n(c)\",d\n1,x,y\n", "a|b/(c)|d;1|x|y"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("quotes")
  void shouldNotLetAQuoteSwallowTheRowsBelow(String name, String text, String expected)
      throws IOException {
    assertThat(
            cells(text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(cells -> String.join("|", cells).replace('\n', '/'))
                .collect(Collectors.joining(";")))
        .as(name)
        .isEqualTo(expected);
  }

  /** As many bare quotes as rows cost no more than reading ahead a little for each. */
  @Test
  void shouldReadALongFileOfBareQuotes() throws IOException {
    var text = "a,b,c\n" + "1,\"x,y\n".repeat(20_000);
    assertThat(cells(text.getBytes(StandardCharsets.UTF_8))).hasSize(20_001);
  }

  private List<List<String>> cells(byte[] bytes) throws IOException {
    var rows = new ArrayList<List<String>>();
    TextTable.of(Files.write(folder.resolve("export.csv"), bytes))
        .read(
            new Table.Rows() {
              @Override
              public void sheet(String name) {}

              @Override
              public void row(TableRow row) {
                rows.add(row.texts());
              }
            });
    return rows;
  }

  private Charset charset(byte[] bytes) throws IOException {
    return TextTable.of(Files.write(folder.resolve("export.csv"), bytes)).charset();
  }
}
