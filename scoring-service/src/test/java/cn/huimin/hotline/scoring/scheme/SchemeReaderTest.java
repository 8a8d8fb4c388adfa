package cn.huimin.hotline.scoring.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeReaderTest {

  @Test
  void shouldReadTheSchemeThatShips() {
    var scheme = SchemeA.scheme();
    assertThat(scheme.id()).isEqualTo("A-2020");
    assertThat(scheme.repeatDays()).isEqualTo(30);
    assertThat(scheme.items())
        .extracting(Item::id)
        .containsExactly(
            "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10", "2.1", "2.2",
            "2.3", "2.4", "3.1", "3.2", "3.3", "3.4", "4", "5", "note-1");
    assertThat(scheme.ofCases().items())
        .extracting(Item::id)
        .containsExactly("2.1", "2.2", "2.3", "2.4", "5");
    assertThat(scheme.item("2.1").orElseThrow().rate())
        .contains(new Term.Rate(Fraction.of(4), Measure.ONE_TIME, Measure.CASE, Fraction.of(4)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-31T15:59:59.999Z, 2026",
    "2026-12-31T16:00:00Z, 2027",
    "2019-12-31T15:59:59Z, ",
    "2019-12-31T16:00:00Z, 2020"
  })
  void shouldTellTheYearByTheCountysMidnight(Instant receivedAt, String period) {
    assertThat(SchemeA.scheme().period(receivedAt).orElse(null)).isEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"of\": \"ONE_TIME\" | \"of\": \"ONCE\" | 2.1/terms[0]/of | ONE_TIME",
        "\"points\": \"4\" | \"points\": \"4.5\" | 2.1/terms[0]/points | -1/2",
        "\"points\": \"4\" | \"points\": \"1/1001\" | 2.1/terms[0]/points | 1000",
        "\"term\": \"FIXED\" | \"term\": \"BASE\" | 2.3/terms[0]/term | FIXED",
        "\"of\": \"LATER_COMPLAINT\" | \"of\": \"SECOND_COMPLAINT\" | 2.1/terms[2]/of | 并在一起",
        "\"item\": \"2.3\" | \"item\": \"2.1\" | 2.1 | 两次",
        "\"cases\": \"handled\" | \"cases\": \"all\" | 2.1/cases | handled",
        "\"COUNTY\" | \"TOWN\" | cases/handled/levels | COUNTY",
        "\"repeatDays\": 30 | \"repeatDays\": -1 | oneTime/repeatDays | 365",
        "\"effectiveFrom\": \"2020-01-01\" | \"effectiveFrom\": \"2020\" | effectiveFrom | 2020-01-01",
        "\"scheme\": \"A-2020\" | \"scheme\": \" \" | scheme | 补上",
        "\"demands\": \"5\" | \"demands\": \"6\" | result/demands | items",
        "\"beside\": [\"4\"] | \"beside\": [\"3.1\"] | result/beside | 两次",
        "\"city\": \"1\" | \"city\": \"one\" | 3.1/terms[0]/levels/city | -1/2",
        "\"moreThan\": \"100\" | \"moreThan\": \"x\" | 3.4/terms[0]/moreThan | 分数",
        "\"section\": \"2\" | \"section\": \"\" | result/sections[1]/section | 补上",
        "\"zone\": \"Asia/Shanghai\" | \"zone\": \"Asia/Nowhere\" | zone | Asia/Shanghai"
      })
  void shouldRefuseAMistakeNamingItemAndMend(
      String right, String wrong, String where, String mend) {
    var json = SchemeA.json();
    assertThat(json).contains(right);
    assertThatExceptionOfType(SchemeRefusedException.class)
        .isThrownBy(() -> SchemeReader.read(json.replace(right, wrong)))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .anySatisfy(
                        problem -> {
                          assertThat(problem.where()).isEqualTo(where);
                          assertThat(problem.message()).contains(mend);
                        }));
  }

  @Test
  void shouldNameAllMistakesAtOnceAndRefuseWhatIsNoJson() {
    assertThatExceptionOfType(SchemeRefusedException.class)
        .isThrownBy(() -> SchemeReader.read("{}"))
        .satisfies(
            refused ->
                assertThat(refused.problems())
                    .extracting(SchemeProblem::where)
                    .contains("scheme", "version", "title", "effectiveFrom", "items"));
    assertThatExceptionOfType(SchemeRefusedException.class)
        .isThrownBy(() -> SchemeReader.read("{"))
        .withMessageContaining("JSON");
  }
}
