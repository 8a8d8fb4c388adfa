package cn.huimin.hotline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sample.SampleExpectation.ExpectedFile;
import cn.huimin.hotline.sample.SampleExpectation.ExpectedRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleDayTest {

  private final SampleDay day = SampleDay.on(LocalDate.of(2026, 10, 23));

  @Test
  void shouldBeADayOfMoreThanTwoHundredWorkOrders() {
    assertThat(day.rows().stream().filter(SampleRow::opensACase)).hasSizeGreaterThanOrEqualTo(230);
    for (SampleExport export : SampleExport.values()) {
      assertThat(day.rows(export)).as(export.fileName()).hasSizeGreaterThan(60);
    }
  }

  @Test
  void shouldBearLabelsOfTheDirectoryAndTheRules() {
    SampleDirectory directory = SampleDirectory.load();
    Set<String> categories = new HashSet<>();
    SampleRules rules = SampleRules.load();
    rules
        .categories()
        .forEach(c -> c.level2().forEach(l -> categories.add(c.level1() + "/" + l.name())));
    Set<String> types =
        rules.demandTypes().stream().map(SampleRules.DemandType::type).collect(Collectors.toSet());
    for (SampleRow row : day.rows()) {
      assertThat(row.schools()).allSatisfy(id -> assertThat(directory.unit(id)).isPresent());
      assertThat(categories).contains(row.level1() + "/" + row.level2());
      assertThat(types).contains(row.demandType());
      assertThat(row.cells().keySet()).isSubsetOf(row.export().columns());
    }
    assertThat(day.rows()).extracting(SampleRow::level1).contains(level1(rules));
    assertThat(day.rows()).extracting(SampleRow::demandType).containsAll(types);
  }

  @Test
  void shouldHoldWhatMakesARealDayHard() {
    Map<String, Integer> flags = new TreeMap<>();
    day.rows().forEach(row -> row.flags().forEach(f -> flags.merge(f, 1, Integer::sum)));
    assertThat(flags)
        .containsKeys(
            "emergency",
            "sensitive",
            "confidential",
            "anonymous",
            "ambiguous",
            "outside",
            "alias",
            "typo",
            "address",
            "closedschool",
            "department",
            "notype",
            "repeat2",
            "repeat3",
            "repeat4",
            "duplicate",
            "update",
            "flood:xiaofu",
            "flood:outu",
            "wrong:number",
            "wrong:date",
            "wrong:content",
            "wrong:type",
            "wrong:phone");
    assertThat(day.rows().stream().filter(row -> row.flags().contains("ambiguous")))
        .allSatisfy(row -> assertThat(row.schools()).hasSizeGreaterThanOrEqualTo(1));
  }

  @Test
  void shouldWriteNoTextTwice() {
    List<SampleRow> opening = day.rows().stream().filter(SampleRow::opensACase).toList();
    assertThat(opening).extracting(SampleRow::content).doesNotHaveDuplicates();
    assertThat(opening).extracting(SampleRow::externalNumber).doesNotHaveDuplicates();
    assertThat(opening).allSatisfy(row -> assertThat(row.content()).hasSizeBetween(45, 400));
    Map<String, String> sentences = new HashMap<>();
    for (SampleRow row : opening) {
      for (String sentence : row.content().split("[。！？]")) {
        if (sentence.length() > 14 && !sentence.contains("电话1")) {
          String other = sentences.put(sentence, row.externalNumber());
          assertThat(other).as("%s is written twice", sentence).isNull();
        }
      }
    }
  }

  @Test
  void shouldExpectOfEveryRowWhatItsFlagsSay() {
    SampleExpectation expectation = day.expectation();
    assertThat(expectation.files()).hasSize(SampleExport.values().length);
    for (SampleExport export : SampleExport.values()) {
      ExpectedFile expected = expectation.files().get(export.ordinal());
      assertThat(expected.file()).isEqualTo(export.fileName());
      assertThat(expected.source()).isEqualTo(export.source());
      assertThat(expected.firstDataRow()).isEqualTo(export.firstDataLine());
      assertThat(expected.total()).isEqualTo(day.rows(export).size());
      Map<Integer, ExpectedRow> special =
          expected.rows().stream().collect(Collectors.toMap(ExpectedRow::row, r -> r));
      Map<String, SampleRow> first = new HashMap<>();
      Map<String, Integer> counts = new HashMap<>();
      for (SampleRow row : day.rows(export)) {
        ExpectedRow found = special.remove(row.line());
        counts.merge(found == null ? "accepted" : found.outcome(), 1, Integer::sum);
        if (row.opensACase()) {
          assertThat(found).isNull();
          first.put(row.externalNumber(), row);
        } else {
          check(row, found, first);
        }
      }
      assertThat(special).isEmpty();
      assertThat(counts)
          .containsOnly(
              Map.entry("accepted", expected.accepted()),
              Map.entry("updated", expected.updated()),
              Map.entry("unchanged", expected.unchanged()),
              Map.entry("rejected", expected.rejected()));
    }
  }

  private static void check(SampleRow row, ExpectedRow found, Map<String, SampleRow> first) {
    assertThat(found).as("line %s of %s", row.line(), row.export()).isNotNull();
    assertThat(found.number()).isEqualTo(row.externalNumber());
    if (found.outcome().equals("rejected")) {
      assertThat(row.flags()).anyMatch(f -> f.startsWith("wrong:"));
      assertThat(row.export().columns()).contains(found.column());
      assertThat(row.cell(String.valueOf(found.column()))).isEqualTo(found.cell());
      return;
    }
    SampleRow before = first.get(row.externalNumber());
    assertThat(found.firstRow()).isEqualTo(before.line());
    assertThat(before.content().equals(row.content()))
        .isEqualTo(found.outcome().equals("unchanged"));
  }

  @Test
  void shouldNameEveryoneWhoCallsAgain() {
    Map<String, List<String>> byPhone = new TreeMap<>();
    day.rows().stream()
        .filter(SampleRow::opensACase)
        .filter(row -> row.export() != SampleExport.RENAMED_HEADERS)
        .forEach(
            row -> {
              String column = row.export() == SampleExport.ORDER_WIDE ? "来电号码" : "市民电话";
              if (!row.cell(column).equals("无")) {
                byPhone
                    .computeIfAbsent(row.cell(column), k -> new ArrayList<>())
                    .add(row.externalNumber());
              }
            });
    byPhone.values().removeIf(numbers -> numbers.size() < 2);
    Map<String, List<String>> named =
        day.expectation().repeats().stream()
            .collect(
                Collectors.toMap(
                    SampleExpectation.Repeat::phone, SampleExpectation.Repeat::numbers));
    assertThat(named.keySet()).isEqualTo(byPhone.keySet());
    byPhone.forEach(
        (phone, numbers) ->
            assertThat(named.get(phone)).containsExactlyInAnyOrderElementsOf(numbers));
    assertThat(named.values()).anyMatch(numbers -> numbers.size() == 4);
  }

  @Test
  void shouldMoveAllDatesWithTheDay() {
    SampleDay later = SampleDay.on(LocalDate.of(2027, 3, 1));
    assertThat(later.rows()).hasSameSizeAs(day.rows());
    for (SampleRow row : later.rows()) {
      if (!row.flags().contains("wrong:date")) {
        assertThat(String.join(" ", row.cells().values()))
            .doesNotContain("2026-10", "202610")
            .doesNotContainPattern("(?<!\\d)2610\\d{14}(?!\\d)");
      }
    }
    assertThat(later.rows(SampleExport.ORDER_WIDE).getFirst().externalNumber())
        .startsWith("270218");
    assertThat(later.rows(SampleExport.RENAMED_HEADERS).getFirst().cell("受理时间"))
        .isEqualTo("2027-03-01 07:52:14");
    Set<String> numbers =
        later.rows().stream().map(SampleRow::externalNumber).collect(Collectors.toSet());
    assertThat(later.expectation().groups().values().stream().flatMap(List::stream))
        .isSubsetOf(numbers);
  }

  private static String[] level1(SampleRules rules) {
    return rules.categories().stream().map(SampleRules.Category::level1).toArray(String[]::new);
  }
}
