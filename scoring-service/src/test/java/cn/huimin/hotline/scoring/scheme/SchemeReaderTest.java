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
        "\"zone\": \"Asia/Shanghai\" | \"zone\": \"Asia/Nowhere\" | zone | Asia/Shanghai",
        "\"by\": \"RECEIVED\" | \"by\": \"SENT\" | window/by | ENDED",
        "\"length\": \"YEAR\" | \"length\": \"WEEK\" | window/length | MONTH",
        "\"kinds\": [\"TOWN_OFFICE\", \"CITY_SCHOOL\"] | \"kinds\": [] | assessed/kinds | TOWN_OFFICE",
        "\"pooled\": true | \"pooled\": 1 | assessed/pooled | false",
        "\"insteadOf\": \"COMPLAINT_MADE\" | \"insteadOf\": \"CASE\" | 5/terms | COUNT",
        "\"floor\": \"0\", \"cap\": \"3\" | \"floor\": \"4\", \"cap\": \"3\" | 3.3/floor | 上限",
        "\"readings\" | \"notes\" | notes | readings",
        "\"why\": \"细则注 1\" | \"why\": \"\" | note-1/readings[0]/why | 补上",
        "\"scheme\": \"A-2020\" | \"scheme\": \"A/2020\" | scheme | 连字符"
      })
  void shouldRefuseAMistakeNamingItemAndMend(
      String right, String wrong, String where, String mend) {
    var json = SchemeA.json().replaceAll("\\s+\"cap\"", " \"cap\"");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"upTo\": \"2\" | \"upTo\": \"1\" | 1/terms[0]/bands[1]/upTo | 从小到大",
        "{\"points\": \"0\"} | {\"upTo\": \"20\", \"points\": \"0\"} | 1/terms[0]/bands[4]/upTo | 最后一档",
        "\"per\": \"1000\" | \"per\": \"\" | 1/terms[0]/per | 分数",
        "\"leftOut\": [\"NO_COMMENT\"] | \"leftOut\": [\"SATISFIED\"] | callbacks/leftOut | 一处",
        "\"resolved\": [\"RESOLVED\"] | \"resolved\": [] | callbacks/resolved | PARTLY",
        "\"ranked\": {\"item\": \"1\" | \"ranked\": {\"item\": \"9\" | result/ranked/item | items"
      })
  void shouldRefuseAMistakeInTheHotlineScheme(
      String right, String wrong, String where, String mend) {
    var json = SchemeA.json("scheme-b");
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

  @ParameterizedTest
  @CsvSource({
    "YEAR, 2026, 2026",
    "HALF_YEAR, 2026-H2, 2026-H1",
    "QUARTER, 2026-Q3, 2026-Q2",
    "MONTH, 2026-07, 2026-06"
  })
  void shouldCutPeriodsOfEveryLength(String length, String july, String other) {
    var scheme =
        SchemeReader.read(
            SchemeA.json()
                .replace("\"length\": \"YEAR\"", "\"length\": \"" + length + "\"")
                .replace("\"effectiveFrom\": \"2020-01-01\"", "\"effectiveFrom\": \"2026-07-01\""));
    assertThat(scheme.period(Instant.parse("2026-06-30T16:00:00Z"))).contains(july);
    assertThat(scheme.period(Instant.parse("2026-06-30T15:59:59Z"))).isEmpty();
    assertThat(scheme.holdsIn(july)).isTrue();
    assertThat(scheme.holdsIn(other)).isEqualTo(other.equals(july));
    assertThat(scheme.holdsIn("2026-W12")).isFalse();
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
