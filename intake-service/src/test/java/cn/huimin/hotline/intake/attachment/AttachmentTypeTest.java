package cn.huimin.hotline.intake.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.macro.MacroFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTypeTest {

  @ParameterizedTest
  @CsvSource({
    "FFD8FFE0, a.exe, JPEG",
    "89504E470D0A1A0A, a.png, PNG",
    "47494638, a.gif, GIF",
    "255044462D312E37, a.pdf, PDF",
    "2321414D52, a.amr, AMR",
    "52494646000000005745425000, a.webp, WEBP",
    "00000018667479706D703432, a.mp4, MP4",
    "0000001866747970686569630000, a.heic, HEIC",
    "504B0304776F72642F, a.docx, ",
    "504B0304776F72642F, a.zip, ",
    "504B0304612E657865, a.docx, ",
    "D0CF11E0A1B1, a.doc, ",
    "D0CF11E0A1B1, a.msi, ",
    "4D5A9000, a.pdf, ",
    "7F454C46, a.jpg, ",
    "3C68746D6C3E, a.html, ",
    "3C73766720, a.svg, ",
    "E6ADA3E69687, a.txt, TEXT",
    "00010203, a.txt, ",
    "'', a.txt, "
  })
  void shouldTellAFileByWhatItHolds(String hex, String name, AttachmentType type) {
    var file = java.util.HexFormat.of().parseHex(hex);
    assertThat(AttachmentType.of(file, name).orElse(null)).isEqualTo(type);
  }

  @org.junit.jupiter.api.Test
  void shouldNotTakeAPageForAText() {
    var page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    assertThat(AttachmentType.of(page, "a.html")).isEmpty();
    assertThat(AttachmentType.of(page, "a.txt")).contains(AttachmentType.TEXT);
  }

  @org.junit.jupiter.api.Test
  void shouldTakeDocumentsWithoutProgramsAlone() throws java.io.IOException {
    var plain = MacroFiles.zip(List.of("word/document.xml"));
    assertThat(AttachmentType.of(plain, "a.docx")).contains(AttachmentType.DOCX);
    assertThat(AttachmentType.of(plain, "a.docm")).isEmpty();
    assertThat(AttachmentType.of(plain, "a.xlsx")).isEmpty();
    var macros = MacroFiles.zip(List.of("word/document.xml", "word/vbaProject.bin"));
    assertThat(AttachmentType.of(macros, "a.docx")).isEmpty();
    assertThat(AttachmentType.of(macros, "a.docm")).isEmpty();
    assertThat(AttachmentType.of(MacroFiles.container(""), "a.doc")).contains(AttachmentType.DOC);
    assertThat(AttachmentType.of(MacroFiles.container("Macros"), "a.doc")).isEmpty();
    assertThat(AttachmentType.of(MacroFiles.container("_VBA_PROJECT_CUR"), "a.xls")).isEmpty();
    assertThat(AttachmentType.of(MacroFiles.container(""), "a.ppt")).isEmpty();
    var workbook = MacroFiles.workbook(0, List.of(List.of("标题")));
    assertThat(AttachmentType.of(workbook, "a.xls")).contains(AttachmentType.XLS);
    assertThat(AttachmentType.of(workbook, "a.doc")).as("no document of Word").isEmpty();
    assertThat(AttachmentType.of(MacroFiles.container(""), "a.xls")).as("no workbook").isEmpty();
  }
}
