package cn.huimin.hotline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sample.SampleDirectory.Person;
import cn.huimin.hotline.sample.SampleDirectory.Role;
import cn.huimin.hotline.sample.SampleDirectory.SharedAlias;
import cn.huimin.hotline.sample.SampleDirectory.Unit;
import cn.huimin.hotline.sample.SampleDirectory.UnitKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleDirectoryTest {

  private final SampleDirectory directory = SampleDirectory.load();

  @Test
  void shouldHoldAWholeCounty() {
    assertThat(directory.units()).hasSizeBetween(75, 95);
    assertThat(ofKind(UnitKind.BUREAU)).hasSize(1);
    assertThat(ofKind(UnitKind.CENTRE)).hasSize(1);
    assertThat(ofKind(UnitKind.TOWN_OFFICE)).hasSize(10);
    assertThat(ofKind(UnitKind.GRADE_SECTION)).hasSize(6);
    assertThat(directory.units()).filteredOn(Unit::cityDirect).hasSizeGreaterThan(15);
    assertThat(directory.units()).filteredOn(Unit::privateSchool).hasSize(5);
    assertThat(directory.units()).filteredOn(Unit::closed).hasSize(2);
  }

  @Test
  void shouldPlaceEveryUnitUnderAnEarlierOne() {
    Set<String> seen = new HashSet<>();
    for (Unit unit : directory.units()) {
      assertThat(unit.unitId()).matches("u-[a-z0-9-]+");
      if (unit.kind() == UnitKind.BUREAU) {
        assertThat(unit.parentId()).isNull();
      } else {
        assertThat(seen).as("parent of %s", unit.unitId()).contains(unit.parentId());
      }
      assertThat(seen.add(unit.unitId())).as("%s is unique", unit.unitId()).isTrue();
    }
  }

  @Test
  void shouldLeadEveryClosedSchoolSomewhere() {
    for (Unit unit : directory.units()) {
      if (unit.successorId() != null) {
        assertThat(unit.closed()).isTrue();
        assertThat(directory.unit(unit.successorId()))
            .hasValueSatisfying(s -> assertThat(s.closed()).isFalse());
      } else if (unit.closed()) {
        assertThat(directory.unit(String.valueOf(unit.parentId())))
            .hasValueSatisfying(p -> assertThat(p.kind()).isEqualTo(UnitKind.TOWN_OFFICE));
      }
    }
  }

  @Test
  void shouldGiveEveryOpenUnitALiaisonAndAHead() {
    Set<String> wanted = new TreeSet<>();
    for (Unit unit : directory.units()) {
      if (!unit.closed()) {
        wanted.add("liaison-" + unit.unitId());
        wanted.add("head-" + unit.unitId());
      }
    }
    assertThat(directory.people())
        .filteredOn(p -> p.role() == Role.LIAISON || p.role() == Role.HEAD)
        .extracting(Person::account)
        .containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(directory.people())
        .filteredOn(p -> p.role() != Role.LIAISON && p.role() != Role.HEAD)
        .extracting(Person::account)
        .containsExactlyInAnyOrder(
            "operator", "leader", "assessor", "personnel", "dataofficer", "duty", "admin");
    assertThat(directory.people()).extracting(Person::account).doesNotHaveDuplicates();
    assertThat(directory.people())
        .allSatisfy(
            p -> {
              assertThat(directory.unit(p.unitId())).isPresent();
              assertThat(p.email()).isEqualTo(p.account() + "@yunhu.example");
            });
  }

  @Test
  void shouldMakeEveryCategoryTheCareOfExactlyOneDepartment() {
    Map<String, String> byRules =
        SampleRules.load().categories().stream()
            .collect(
                Collectors.toMap(SampleRules.Category::level1, SampleRules.Category::department));
    Map<String, String> byDirectory = new TreeMap<>();
    for (Unit unit : directory.units()) {
      for (String category : unit.categories()) {
        assertThat(byDirectory.put(category, unit.unitId())).as(category).isNull();
        assertThat(unit.kind()).isIn(UnitKind.DEPARTMENT, UnitKind.CENTRE);
      }
    }
    assertThat(byDirectory).hasSize(16).containsExactlyInAnyOrderEntriesOf(byRules);
  }

  @Test
  void shouldShareAliasesOnlyOnPurpose() {
    Map<String, Set<String>> owners = new TreeMap<>();
    for (Unit unit : directory.units()) {
      Set<String> names = new LinkedHashSet<>(unit.aliases());
      assertThat(unit.aliases()).doesNotHaveDuplicates().doesNotContain("");
      names.add(unit.name());
      names.add(unit.shortName());
      names.forEach(n -> owners.computeIfAbsent(n, k -> new TreeSet<>()).add(unit.unitId()));
    }
    owners.values().removeIf(units -> units.size() < 2);
    Map<String, Set<String>> declared = new TreeMap<>();
    for (SharedAlias shared : directory.sharedAliases()) {
      declared.put(shared.alias(), new TreeSet<>(shared.units()));
    }
    assertThat(declared).isEqualTo(owners).containsKeys("中心小学", "育才小学", "希望小学", "实验东校区");
  }

  @Test
  void shouldBearNoFullNameTwice() {
    List<String> names = new ArrayList<>();
    directory.units().forEach(u -> names.add(u.name()));
    assertThat(names).doesNotHaveDuplicates();
  }

  private List<Unit> ofKind(UnitKind kind) {
    return directory.units().stream().filter(u -> u.kind() == kind).toList();
  }
}
