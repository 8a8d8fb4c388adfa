package cn.huimin.hotline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sample.SampleMonth.SampleCase;
import cn.huimin.hotline.sample.SampleMonth.SampleReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleMonthTest {

  private final SampleMonth month = SampleMonth.load();
  private final SampleDirectory directory = SampleDirectory.load();
  private final Map<String, List<String>> categories =
      SampleRules.load().categories().stream()
          .collect(
              Collectors.toMap(
                  SampleRules.Category::level1,
                  c -> c.level2().stream().map(SampleRules.Level2::name).toList()));

  @Test
  void shouldHoldEnoughToPlayWith() {
    assertThat(month.cases()).hasSizeGreaterThanOrEqualTo(100);
    assertThat(month.reports()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(month.texts().contactNotes()).hasSizeGreaterThanOrEqualTo(15);
    assertThat(month.texts().callbackWords().keySet())
        .containsExactlyInAnyOrder(
            "SATISFIED", "BASICALLY_SATISFIED", "DISSATISFIED", "NO_COMMENT");
    assertThat(month.texts().rejections())
        .extracting(SampleMonth.Rejection::reason)
        .contains("TEMPLATE", "INCOMPLETE", "NOT_ANSWERED");
    assertThat(month.cases()).extracting(SampleCase::level1).containsAll(categories.keySet());
    assertThat(month.cases()).extracting(SampleCase::content).doesNotHaveDuplicates();
  }

  @Test
  void shouldNameOnlyUnitsAndCategoriesOfTheCounty() {
    for (SampleCase one : month.cases()) {
      assertThat(categories.get(one.level1())).as(one.id()).contains(one.level2());
      assertThat(directory.unit(one.unitId())).as(one.id()).isPresent();
      if (one.unitHint() != null) {
        assertThat(directory.unit(one.unitId()).orElseThrow().name()).isEqualTo(one.unitHint());
      }
    }
    for (SampleReport report : month.reports()) {
      assertThat(categories).containsKey(report.level1());
      if (report.level2() != null) {
        assertThat(categories.get(report.level1())).contains(report.level2());
      }
    }
  }

  @Test
  void shouldCallAgainAboutTheSameMatterFromTheSameNumber() {
    Map<String, SampleCase> byId =
        month.cases().stream().collect(Collectors.toMap(SampleCase::id, Function.identity()));
    List<SampleCase> again = month.cases().stream().filter(c -> c.againOf() != null).toList();
    assertThat(again).hasSizeGreaterThanOrEqualTo(5);
    for (SampleCase one : again) {
      SampleCase before = byId.get(String.valueOf(one.againOf()));
      assertThat(one.complainant()).isEqualTo(before.complainant());
      assertThat(one.unitId()).isEqualTo(before.unitId());
      assertThat(one.level1()).isEqualTo(before.level1());
    }
    Set<String> phones =
        month.cases().stream()
            .filter(c -> c.againOf() == null)
            .map(c -> c.complainant().phone())
            .collect(Collectors.toSet());
    assertThat(phones).hasSize(month.cases().size() - again.size());
  }

  @Test
  void shouldReportOnEveryCaseByTheTemplate() {
    for (String level1 : categories.keySet()) {
      for (String type :
          List.of("COMPLAINT", "REPORT", "HELP", "SUGGESTION", "ENQUIRY", "PRAISE")) {
        assertThat(month.reportsFor(level1, null, type))
            .as("%s %s", level1, type)
            .isNotEmpty()
            .allSatisfy(r -> assertThat(r.demandTypes()).contains(type));
      }
    }
    assertThat(month.reportsFor("违规收费", "校服", "COMPLAINT").getFirst().level2()).isEqualTo("校服");
    for (SampleReport report : month.reports()) {
      assertThat(report.promiseDays() != null).isEqualTo(report.closingKind().equals("PROMISED"));
      assertThat(report.unresolvedReason() == null).isEqualTo(report.resolved());
      assertThat(report.beyondPowers()).isEqualTo(report.closingKind().equals("BEYOND_POWERS"));
      if (report.demandTypes().contains("COMPLAINT")) {
        assertThat(report.basis()).isNotBlank();
      }
    }
  }
}
