package cn.huimin.hotline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sample.SampleRules.Category;
import cn.huimin.hotline.sample.SampleRules.DemandType;
import cn.huimin.hotline.sample.SampleRules.DepartmentRule;
import cn.huimin.hotline.sample.SampleRules.WordGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRulesTest {

  private final SampleRules rules = SampleRules.load();

  @Test
  void shouldGiveEveryCategoryADepartmentAndEnoughWords() {
    SampleDirectory directory = SampleDirectory.load();
    assertThat(rules.categories()).hasSize(16);
    for (Category category : rules.categories()) {
      assertThat(directory.unit(category.department())).as(category.level1()).isPresent();
      assertThat(category.level2().stream().mapToInt(l -> l.keywords().size()).sum())
          .as(category.level1())
          .isGreaterThanOrEqualTo(8);
    }
    assertThat(rules.categories())
        .extracting(Category::level1)
        .containsAll(rules.throughTownOffice());
  }

  @Test
  void shouldLetEveryKeywordSpeakForOneMatterOnly() {
    List<String> all = new ArrayList<>();
    rules.categories().forEach(c -> c.level2().forEach(l -> all.addAll(l.keywords())));
    assertThat(all)
        .doesNotHaveDuplicates()
        .allSatisfy(w -> assertThat(w.length()).isGreaterThan(1));
  }

  @Test
  void shouldKnowAllDemandTypes() {
    assertThat(rules.demandTypes())
        .extracting(DemandType::type)
        .containsExactlyInAnyOrder(
            "REPORT", "PRAISE", "COMPLAINT", "HELP", "SUGGESTION", "ENQUIRY");
  }

  @Test
  void shouldExcuseOnlyWordsThatHoldADangerWord() {
    List<WordGroup> groups = new ArrayList<>(rules.emergencyWords());
    groups.addAll(rules.sensitiveWords());
    assertThat(groups).extracting(WordGroup::group).contains("自伤", "性侵害", "食物中毒", "暴力", "交通");
    assertThat(rules.sensitiveWords().stream().flatMap(g -> g.unless().stream())).contains("产业聚集");
    for (WordGroup group : groups) {
      assertThat(group.words()).isNotEmpty().doesNotHaveDuplicates();
      assertThat(group.unless())
          .as(group.group())
          .allSatisfy(longer -> assertThat(group.words()).anyMatch(longer::contains));
    }
  }

  @Test
  void shouldSendDelicateMattersToARealDepartment() {
    SampleDirectory directory = SampleDirectory.load();
    assertThat(rules.toDepartment())
        .extracting(DepartmentRule::rule)
        .contains("收礼", "体罚", "性侵害", "校长领导", "打击报复", "校外培训");
    for (DepartmentRule rule : rules.toDepartment()) {
      assertThat(rule.words() == null && rule.categories() == null).as(rule.rule()).isFalse();
      if (!rule.department().equals("CATEGORY")) {
        assertThat(directory.unit(rule.department())).as(rule.rule()).isPresent();
      }
    }
  }
}
