package cn.huimin.hotline.intake.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.Directory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DirectoryChangeTest {

  private static final Directory COUNTY =
      new Directory(
          7,
          Stream.of(
                  "b {'kind': 'BUREAU', 'name': '教育局'}",
                  "c {'kind': 'CENTRE', 'name': '惠民中心', 'parentId': 'b', 'categories': ['其他']}",
                  "o {'kind': 'TOWN_OFFICE', 'name': '大营教管办', 'parentId': 'b'}",
                  "s {'kind': 'SCHOOL', 'name': '大营中学', 'parentId': 'o'}",
                  "t {'kind': 'SCHOOL', 'name': '旧校', 'parentId': 'o', 'closed': true}")
              .map(
                  line ->
                      UnitBody.one(line.substring(0, 1), json(line.substring(2)), Directory.EMPTY))
              .toList(),
          List.of());

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }

  private static List<String> problems(String id, String unit) {
    var changed = UnitBody.one(id, json(unit), COUNTY);
    return DirectoryChange.problems(COUNTY, DirectoryChange.with(COUNTY, changed), _ -> "").stream()
        .map(FieldError::field)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s | {'kind': 'SCHOOL', 'name': '大营中学', 'parentId': 'o', 'aliases': ['大中'], 'pupils': 900} |",
        "n | {'kind': 'SCHOOL', 'name': '新学校', 'parentId': 'b', 'cityDirect': true} |",
        "s | {'kind': 'SCHOOL', 'name': '大营中学', 'parentId': 'o', 'closed': true} |",
        "n | {'kind': 'SCHOOL', 'name': '新学校'} | parentId",
        "n | {'kind': 'SCHOOL', 'name': '新学校', 'parentId': 'x'} | parentId",
        "n | {'kind': 'SCHOOL', 'name': '新学校', 'parentId': 't'} | parentId",
        "n | {'kind': 'SCHOOL', 'name': '新学校', 'parentId': 'o', 'cityDirect': true} | cityDirect",
        "n | {'kind': 'SCHOOL', 'name': '大营中学', 'parentId': 'o'} | name",
        "n | {'kind': 'DEPARTMENT', 'name': '科', 'parentId': 'b', 'categories': ['其他']} | categories",
        "o | {'kind': 'TOWN_OFFICE', 'name': '大营教管办', 'parentId': 's'} | parentId",
        "o | {'kind': 'TOWN_OFFICE', 'name': '大营教管办', 'parentId': 'b', 'closed': true} | closed",
        "o | {'kind': 'TOWN_OFFICE', 'name': '大营教管办', 'parentId': 'b', 'privateSchool': true} | privateSchool",
        "s | {'kind': 'SCHOOL', 'name': '大营中学', 'parentId': 'o', 'successorId': 'c'} | successorId",
        "s | {'kind': 'SCHOOL', 'name': '大营中学', 'parentId': 'o', 'closed': true, 'successorId': 't'} | successorId",
        "s | {'kind': 'SCHOOL', 'name': '大营中学', 'parentId': 'o', 'closed': true, 'successorId': 's'} | successorId",
        "s | {'kind': 'SCHOOL', 'name': '大营中学', 'parentId': 'o', 'closed': true, 'successorId': 'x'} | successorId",
        "c | {'kind': 'DEPARTMENT', 'name': '惠民中心', 'parentId': 'b'} | kind",
        "b | {'kind': 'BUREAU', 'name': '教育局', 'parentId': 'o'} | parentId"
      })
  void shouldNameWhatWouldNotBeSound(String id, String unit, String wrong) {
    assertThat(problems(id, unit)).isEqualTo(wrong == null ? List.of() : List.of(wrong));
  }

  @Test
  void shouldKeepEveryUnitAndTakeTheSameForNoChange() {
    var units = List.copyOf(COUNTY.units());
    assertThat(DirectoryChange.changes(COUNTY, units.reversed())).isFalse();
    assertThat(DirectoryChange.problems(COUNTY, units.reversed(), _ -> "")).isEmpty();
    var fewer = units.subList(0, 4);
    assertThat(DirectoryChange.changes(COUNTY, fewer)).isTrue();
    assertThat(DirectoryChange.problems(COUNTY, fewer, _ -> ""))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("缺少单位 t", "不能删去"));
    var twice = Stream.concat(units.stream(), units.stream().limit(1)).toList();
    assertThat(DirectoryChange.problems(COUNTY, twice, _ -> "items[5]."))
        .extracting(FieldError::field)
        .containsExactly("items[5].id");
  }

  @Test
  void shouldRefuseWhatIsNoUnitAndWhatWasReadTooLongAgo() {
    assertThatThrownBy(
            () ->
                UnitBody.one(
                    "s",
                    json("{'id': 'x', 'kind': 'SHOP', 'pupils': 100001, 'colour': 'red'}"),
                    COUNTY))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.errors())
                    .extracting(FieldError::field)
                    .containsExactlyInAnyOrder("id", "kind", "pupils", "name", "colour"));
    assertThatThrownBy(() -> UnitBody.one("../s", json("{'kind': 'SCHOOL', 'name': 'x'}"), COUNTY))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> UnitBody.all(json("{'edition': 6, 'items': [{'id': 's'}]}"), COUNTY))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.EDITION_CHANGED));
    assertThatThrownBy(() -> UnitBody.all(json("{'items': [{'id': 's'}]}"), COUNTY))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.errors())
                    .extracting(FieldError::field)
                    .containsExactly("items[0].kind", "items[0].name"));
    assertThatThrownBy(() -> UnitBody.all(json("{}"), COUNTY)).isInstanceOf(Refusal.class);
  }
}
