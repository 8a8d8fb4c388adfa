package cn.huimin.hotline.intake.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacrosTest {

  private static final List<List<String>> ROWS = List.of(List.of("工单编号"), List.of("GD1"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word/vbaProject.bin",
        "xl/VBAPROJECT.BIN",
        "xl/vbaData.xml",
        "xl/macrosheets/sheet1.xml",
        "word/activeX/activeX1.bin",
        "word\\vbaProject.bin"
      })
  void shouldSeeProgramsByTheirParts(String part) throws IOException {
    assertThat(Macros.inZip(MacroFiles.zip(List.of("word/document.xml", part)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-excel.sheet.MACROENABLED.main+xml",
        "application/vnd.ms-office.vbaProject"
      })
  void shouldSeeThemWhateverThePartIsCalled(String contentType) throws IOException {
    assertThat(Macros.inZip(MacroFiles.zip(contentType, List.of("word/harmless.bin")))).isTrue();
  }

  @Test
  void shouldSeeNoneWhereNoneAre() throws IOException {
    assertThat(Macros.inZip(MacroFiles.zip(List.of("word/document.xml", "xl/workbook.xml"))))
        .isFalse();
    assertThat(Macros.inContainer(MacroFiles.container(""))).isFalse();
    assertThat(Macros.inContainer(MacroFiles.workbook(0, ROWS))).isFalse();
    assertThat(Macros.inContainer(new byte[0])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Macros", "_VBA_PROJECT_CUR", "VBA"})
  void shouldSeeThemInContainersWhole(String storage) throws IOException {
    var file = MacroFiles.container(storage);
    assertThat(Macros.inContainer(file)).isTrue();
    // And in one that a library gives up.
    Arrays.fill(file, 30, 70, (byte) 0x55);
    assertThat(Macros.inContainer(file)).isTrue();
  }

  @Test
  void shouldSeeMacroSheetsOfOldWorkbooks() throws IOException {
    assertThat(Macros.inContainer(MacroFiles.workbook(1, ROWS))).isTrue();
    assertThat(Macros.inContainer(MacroFiles.workbook(6, ROWS))).isTrue();
  }

  @Test
  void shouldSayWhatIsNoZip() {
    assertThatThrownBy(() -> Macros.inZip(new byte[] {'P', 'K', 3, 4, 'w', 'o', 'r', 'd', '/'}))
        .isInstanceOf(IOException.class);
  }
}
