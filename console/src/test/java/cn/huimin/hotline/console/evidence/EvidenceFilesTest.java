package cn.huimin.hotline.console.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.evidence.EvidenceFiles.Named;
import cn.huimin.hotline.console.evidence.EvidenceFiles.Unclear;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is evidence of, by its name. */
class EvidenceFilesTest {

  private static final Directory DIRECTORY =
      new Directory(
          1,
          List.of(
              unit("u-bureau", null, UnitKind.BUREAU, "云湖市教育局", null, false),
              unit("u-ddk", "u-bureau", UnitKind.DEPARTMENT, "督导科", null, false),
              unit("u-ez", "u-bureau", UnitKind.SCHOOL, "云湖市第二中学", "二中", true, "市二中"),
              unit("u-ezfx", "u-bureau", UnitKind.SCHOOL, "云湖市第二中学附属小学", "二中附小", true),
              unit("u-dy", "u-bureau", UnitKind.TOWN_OFFICE, "大营镇教管办", "大营教管办", false),
              unit("u-dyzx", "u-dy", UnitKind.SCHOOL, "大营镇中心小学", "中心小学", false),
              unit("u-bl", "u-bureau", UnitKind.TOWN_OFFICE, "北莲镇教管办", "北莲教管办", false),
              unit("u-blzx", "u-bl", UnitKind.SCHOOL, "北莲镇中心小学", "中心小学", false)),
          List.of());

  private final EvidenceFiles files =
      new EvidenceFiles(DIRECTORY, Map.of("1.1", "十二项制度", "1.4", "计划台账", "1.5", "宣传"));

  @ParameterizedTest
  @CsvSource({
    "云湖市第二中学_1.4_计划台账.pdf, u-ez, 1.4",
    "u-ez 1.4.jpg, u-ez, 1.4",
    "U-EZ-1.4.JPG, u-ez, 1.4",
    "u-ezfx_1.4.pdf, u-ezfx, 1.4",
    "二中附小1.5（上学期）.docx, u-ezfx, 1.5",
    "市二中 计划台账 2026.3.1.xlsx, u-ez, 1.4",
    "云湖市 第二中学_１．４.pdf, , 1.4",
    "1.4/大营镇中心小学.pdf, u-dyzx, 1.4",
    "大营镇教管办/1.1 制度.7z, u-dy, 1.1",
    "北莲镇中心小学 宣传 照片 (2).png, u-blzx, 1.5"
  })
  void shouldTellUnitAndItem(String name, @Nullable String unit, String item) {
    var cell = files.cells(List.of(new Named("a", name))).getFirst();
    var found = cell.unit();
    assertThat(found == null ? null : found.id()).isEqualTo(unit);
    assertThat(cell.item()).isEqualTo(item);
  }

  @ParameterizedTest
  @CsvSource({
    "中心小学 1.4.pdf, SEVERAL_UNITS",
    "督导科 1.4.pdf, NO_UNIT",
    "第三中学 1.4.pdf, NO_UNIT",
    "云湖市第十二中学 1.4.pdf, NO_UNIT",
    "二中计划 1.4.pdf, NO_UNIT",
    "二中 台账.pdf, NO_ITEM",
    "二中 2.1.pdf, NO_ITEM",
    "二中 11.4.pdf, NO_ITEM",
    "二中 1.4 1.5.pdf, SEVERAL_ITEMS"
  })
  void shouldSayWhatIsNotClear(String name, Unclear unclear) {
    assertThat(files.cells(List.of(new Named("a", name))).getFirst().unclear())
        .containsExactly(unclear);
  }

  @Test
  void shouldPutFilesOfACellTogetherAndWhatIsUnclearLast() {
    var cells =
        files.cells(
            List.of(
                new Named("a", "无名.pdf"),
                new Named("b", "二中 1.5.pdf"),
                new Named("c", "二中 1.4 封面.pdf"),
                new Named("d", "u-ez 1.4.pdf")));
    assertThat(cells).extracting(EvidenceFiles.Cell::item).containsExactly("1.4", "1.5", null);
    assertThat(cells.getFirst().files()).extracting(Named::id).containsExactly("c", "d");
  }

  private static Unit unit(
      String id,
      @Nullable String parent,
      UnitKind kind,
      String name,
      @Nullable String shortName,
      boolean cityDirect,
      String... aliases) {
    return new Unit(
        id,
        parent,
        kind,
        name,
        shortName,
        List.of(aliases),
        null,
        null,
        cityDirect,
        false,
        null,
        false,
        null,
        List.of());
  }
}
