package cn.huimin.hotline.intake.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reading a change of a policy: its version, its moment, and what is wrong with it. */
class PolicyBodyTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
  private static final Policies CURRENT =
      new Policies(
          7,
          List.of(
              document(
                  "sla", "{'version': '1', 'extension': {'mostWorkingDays': 10}, 'clocks': []}"),
              document(
                  CalendarPolicy.NAME,
                  "{'version': '2026.1', 'officeHours': [{'from': '2000-01-01', 'open': [['08:30',"
                      + " '12:00']]}], 'years': []}"),
              document("recipients", "{'version': '1', 'rules': []}"),
              document("duty-roster", "{'version': '1', 'shifts': []}")));
  private static final String RULE =
      "{'on': 'RedoOpened', 'to': ['HEAD'], 'template': 'case-redo'}";
  private static final Directory DIRECTORY =
      new Directory(
          1,
          List.of(
              new Unit(
                  "u-1",
                  null,
                  UnitKind.SCHOOL,
                  "一中",
                  null,
                  List.of(),
                  null,
                  null,
                  false,
                  false,
                  null,
                  false,
                  null,
                  List.of())),
          List.of(new Person("duty-1", "u-1", Role.DUTY, false)));

  private static PolicyDocument document(String name, String body) {
    return new PolicyDocument(name, "1", Instant.EPOCH, body.replace('\'', '"'));
  }

  private static PolicyDocument read(String name, String body) {
    var json = (ObjectNode) JsonMapper.shared().readTree(body.replace('\'', '"'));
    return PolicyBody.read(name, json, CURRENT, DIRECTORY, NOW, ZONE);
  }

  @Test
  void shouldTakeVersionAndMomentFromTheBodyOrTheDocumentOrNow() {
    var ofDocument =
        read(
            "sla",
            "{'document': {'version': '2', 'effectiveFrom': '2027-01-01', 'extension':"
                + " {'mostWorkingDays': 5}, 'clocks': []}}");
    assertThat(ofDocument.version()).isEqualTo("2");
    assertThat(ofDocument.effectiveFrom()).isEqualTo("2026-12-31T16:00:00Z");
    var ofBody =
        read(
            "sla",
            "{'version': '3', 'effectiveFrom': '2027-01-01T08:00:00+08:00', 'edition': 7,"
                + " 'document': {'extension': {'mostWorkingDays': 5}, 'version': '2', 'clocks': []}}");
    assertThat(ofBody.version()).isEqualTo("3");
    assertThat(ofBody.body()).contains("\"version\":\"3\"");
    assertThat(ofBody.effectiveFrom()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(
            read("recipients", "{'document': {'version': '2', 'rules': [" + RULE + "]}}")
                .effectiveFrom())
        .isEqualTo(NOW);
  }

  @Test
  void shouldPutAYearOfHolidayCnIntoTheCalendar() {
    var file =
        "{'year': 2027, 'papers': ['notice'], 'days': [{'name': '元旦', 'date': '2027-01-01',"
            + " 'isOffDay': true}, {'name': '元旦', 'date': '2027-01-03', 'isOffDay': false}]}";
    for (var body : List.of(file, "{'document': " + file + "}")) {
      var calendar = CalendarPolicy.read(read(CalendarPolicy.NAME, body).body());
      assertThat(calendar.isPublished(2027)).isTrue();
      assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
      assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 3))).as("a Sunday").isTrue();
      assertThat(calendar.isPublished(2026)).isTrue();
    }
  }

  @Test
  void shouldTakeARosterOfKnownUnitsAndPeople() {
    var body =
        shift("'from': '2027-01-18', 'to': '2027-02-20', 'units': ['u-1'], 'accounts': ['duty-1']");
    assertThat(read("duty-roster", body).body()).contains("u-1");
  }

  private static String rules(String rules) {
    return "{'document': {'version': '2', 'rules': [" + rules + "]}}";
  }

  private static String shift(String fields) {
    return "{'document': {'version': '2', 'shifts': [{" + fields + "}]}}";
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("sla", "{}", "document"),
        Arguments.of("sla", "{'document': {'version': '2', 'clocks': []}}", "document.extension"),
        Arguments.of(
            "sla",
            "{'document': {'version': '2', 'extension': {'mostWorkingDays': 'ten'}, 'clocks': []}}",
            "document.extension.mostWorkingDays"),
        Arguments.of(
            "sla",
            "{'document': {'extension': {'mostWorkingDays': 1}, 'clocks': [], 'version': ''}}",
            "version"),
        Arguments.of(
            "recipients",
            "{'effectiveFrom': '2027-01-01', 'document': {'version': '2', 'rules': ["
                + RULE
                + "]}}",
            "effectiveFrom"),
        Arguments.of(
            "recipients",
            "{'efectiveFrom': 1, 'document': {'version': '2', 'rules': [" + RULE + "]}}",
            "efectiveFrom"),
        Arguments.of(
            "recipients",
            "{'effectiveFrom': 'soon', 'document': {'version': '2', 'rules': [" + RULE + "]}}",
            "effectiveFrom"),
        Arguments.of(
            "recipients",
            rules("{'on': 'RedoOpened', 'to': [], 'template': 'a'}"),
            "document.rules[0].to"),
        Arguments.of(
            "recipients",
            rules(RULE + ", " + RULE.replace("HEAD", "BOSS")),
            "document.rules[1].to"),
        Arguments.of("recipients", rules(RULE.replace("Redo", "Case")), "document.rules[0].on"),
        Arguments.of(
            "recipients",
            rules(RULE.replace("case-redo", "case-redone")),
            "document.rules[0].template"),
        Arguments.of(
            "recipients",
            rules(RULE.replace("'to'", "'when': {'mood': ['bad']}, 'to'")),
            "document.rules[0].when"),
        Arguments.of(
            "recipients",
            rules(RULE.replace("'to'", "'when': {'level': ['PURPLE']}, 'to'")),
            "document.rules[0].when.level"),
        Arguments.of(
            "duty-roster",
            shift(
                "'from': '2027-01-18', 'to': '2027-01-18', 'vacation': true, 'standsInFor': ['BOSS'],"
                    + " 'accounts': ['duty-1']"),
            "document.shifts[0].standsInFor"),
        Arguments.of(
            "duty-roster",
            shift("'from': '2027-13-18', 'to': '2027-01-18', 'accounts': ['duty-1']"),
            "document.shifts[0].from"),
        Arguments.of(
            "duty-roster",
            shift("'from': '2027-01-18', 'to': '2027-01-18', 'accounts': ['gone']"),
            "document.shifts[0].accounts"),
        Arguments.of(
            "duty-roster",
            shift(
                "'from': '2027-01-18', 'to': '2027-01-18', 'units': ['u-2'], 'accounts': ['duty-1']"),
            "document.shifts[0].units"),
        Arguments.of(
            "duty-roster",
            shift(
                "'from': '2027-01-18', 'to': '2027-01-18', 'unit': 'u-1', 'accounts': ['duty-1']"),
            "document.shifts[0].unit"),
        Arguments.of(CalendarPolicy.NAME, "{'year': 1027, 'days': []}", "year"),
        Arguments.of(CalendarPolicy.NAME, "{'year': 2027, 'days': []}", "days"),
        Arguments.of(
            CalendarPolicy.NAME,
            "{'year': 2027, 'days': [{'name': '元旦', 'date': '2028-06-01', 'isOffDay': true}]}",
            "days[0].date"),
        Arguments.of(
            CalendarPolicy.NAME,
            "{'year': 2027, 'days': [{'name': '元旦', 'date': '2027-01-01'}]}",
            "days[0].isOffDay"),
        Arguments.of(
            CalendarPolicy.NAME, "{'document': {'version': '2', 'officeHours': []}}", "document"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void shouldNameWhatIsWrong(String name, String body, String field) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read(name, body))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ProblemCode.INVALID_INPUT);
              assertThat(refusal.errors()).extracting(FieldError::field).containsExactly(field);
            });
  }

  @Test
  void shouldRefuseWhatWasReadFromAnotherEditionAndWhatThereIsNot() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> read("recipients", "{'edition': 6, 'document': {'version': '2', 'rules': []}}"))
        .extracting(Refusal::code)
        .isEqualTo(ProblemCode.EDITION_CHANGED);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> read("nothing", "{'document': {}}"))
        .extracting(Refusal::code)
        .isEqualTo(ProblemCode.NOT_FOUND);
  }
}
