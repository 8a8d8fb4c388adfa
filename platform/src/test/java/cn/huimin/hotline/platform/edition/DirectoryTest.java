package cn.huimin.hotline.platform.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryTest {

  private final Directory directory =
      new Directory(
          3,
          List.of(
              unit("bureau", null, UnitKind.BUREAU, false),
              unit("finance", "bureau", UnitKind.DEPARTMENT, false, "违规收费"),
              unit("office", "bureau", UnitKind.TOWN_OFFICE, false),
              unit("village", "office", UnitKind.SCHOOL, false),
              unit("first", "bureau", UnitKind.SCHOOL, true),
              unit("grade", "first", UnitKind.GRADE_SECTION, true)),
          List.of(
              new Person("deputy-first", "first", Role.HEAD, true),
              new Person("head-first", "first", Role.HEAD, false)));

  @Test
  void shouldGiveTheLineFromTheUnitUpToTheBureau() {
    assertThat(directory.line("grade")).containsExactly("grade", "first", "bureau");
    assertThat(directory.line("nowhere")).isEmpty();
    assertThat(directory.isWithin("village", "office")).isTrue();
    assertThat(directory.isWithin("office", "village")).isFalse();
    assertThat(directory.sameLine("office", "village")).isTrue();
    assertThat(directory.sameLine("village", "first")).isFalse();
  }

  @Test
  void shouldAssessTownOfficesForTheirSchoolsAndCityDirectSchoolsThemselves() {
    assertThat(directory.assessedUnit("village").map(Unit::id)).contains("office");
    assertThat(directory.assessedUnit("office").map(Unit::id)).contains("office");
    assertThat(directory.assessedUnit("grade").map(Unit::id)).contains("first");
    assertThat(directory.assessedUnit("finance")).isEmpty();
  }

  @Test
  void shouldFindTheDepartmentOfACategoryAndThePeopleInCharge() {
    assertThat(directory.departmentFor("违规收费").map(Unit::id)).contains("finance");
    assertThat(directory.departmentFor("其他")).isEmpty();
    assertThat(directory.people("first", Role.HEAD))
        .extracting(Person::account)
        .containsExactly("head-first", "deputy-first");
  }

  @Test
  void shouldRefuseAnEditionThatDoesNotHang() {
    var lost = unit("lost", "nobody", UnitKind.SCHOOL, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Directory(1, List.of(lost), List.of()))
        .withMessageContaining("nobody");
    var one = unit("a", "b", UnitKind.SCHOOL, false);
    var other = unit("b", "a", UnitKind.SCHOOL, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Directory(1, List.of(one, other), List.of()))
        .withMessageContaining("above itself");
    var bureau = unit("bureau", null, UnitKind.BUREAU, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Directory(1, List.of(bureau, bureau), List.of()))
        .withMessageContaining("twice");
    var stranger = List.of(new Person("who", "where", Role.HEAD, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Directory(1, List.of(bureau), stranger))
        .withMessageContaining("where");
  }

  private static Unit unit(
      String id, @Nullable String parent, UnitKind kind, boolean cityDirect, String... categories) {
    return new Unit(
        id,
        parent,
        kind,
        id,
        null,
        List.of(),
        null,
        null,
        cityDirect,
        false,
        null,
        false,
        null,
        List.of(categories));
  }
}
