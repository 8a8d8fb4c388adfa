package cn.huimin.hotline.console.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Tables as files, without formulas. */
class SpreadsheetTest {

  private static final Spreadsheet.Table TABLE =
      new Spreadsheet.Table(
          "校长职级 2026",
          List.of("单位", "得分", "说明"),
          List.of(
              List.of("二中", "-93.50", "=1+1"),
              List.of("@x", "187/2", "有\"引号\",有逗号\n两行"),
              List.of("-减号", "", "")));

  @Test
  void shouldWriteTextThatNoSpreadsheetTakesForAFormula() {
    assertThat(new String(Spreadsheet.csv(TABLE), StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFF单位,得分,说明\r\n二中,-93.50,'=1+1\r\n'@x,187/2,\"有\"\"引号\"\",有逗号\n两行\"\r\n'-减号,,\r\n");
  }

  @Test
  void shouldKeepNumbersNumbers() throws IOException {
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(Spreadsheet.xlsx(TABLE)))) {
      var sheet = book.getSheet("校长职级 2026");
      assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(-93.5);
      assertThat(sheet.getRow(1).getCell(2).getCellType()).isEqualTo(CellType.STRING);
      assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("187/2");
    }
  }
}
