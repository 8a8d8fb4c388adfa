package cn.huimin.hotline.scoring.ledger;

import static cn.huimin.hotline.scoring.fact.Story.FINANCE;
import static cn.huimin.hotline.scoring.fact.Story.FIRST;
import static cn.huimin.hotline.scoring.fact.Story.NORTH;
import static cn.huimin.hotline.scoring.fact.Story.OPENED;
import static cn.huimin.hotline.scoring.fact.Story.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import cn.huimin.hotline.scoring.fact.Story;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CaseLinesTest {

  private static final Scheme SCHEME = SchemeA.scheme().ofCases();
  private static final Instant CLOSED = OPENED.plus(Duration.ofDays(6));
  private static final Instant LATE = CLOSED.plus(Duration.ofDays(31));

  static Stream<Arguments> stories() {
    return Stream.of(
        Arguments.of(
            "done at one go",
            story().closed(CLOSED),
            List.of("office 2.1 D 1 case-ended", "office 2.1 N 1 one-time")),
        Arguments.of(
            "limit missed",
            story().missed().closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended",
                "office 2.1 N 0 limit-missed",
                "office 2.3 P -1 limit-missed")),
        Arguments.of(
            "missed twice, in both rounds: 2.3 counts cases",
            story().missed().closed(CLOSED).redo().missed().closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended",
                "office 2.1 N 0 limit-missed",
                "office 2.1 N 0 redo",
                "office 2.2 D 1 redo",
                "office 2.2 P -1 redo",
                "office 2.3 P -1 limit-missed")),
        Arguments.of(
            "second complaint",
            story().complaint(2).closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended",
                "office 2.1 N 1 one-time",
                "office 2.1 P -1 second-complaint")),
        Arguments.of(
            "fourth complaint",
            story().complaint(4).closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended",
                "office 2.1 N 1 one-time",
                "office 2.1 P -2 later-complaint")),
        Arguments.of(
            "sent away by the unit's fault: it answers with the one that did the work",
            story().transferred(FIRST, true).closed(CLOSED),
            List.of(
                "first 2.1 D 1 case-ended",
                "office 2.1 D 1 case-ended",
                "first 2.1 N 1 one-time",
                "office 2.1 N 0 transfer-charged",
                "office 2.2 D 1 transfer-charged",
                "office 2.2 N 1 transfer-charged",
                "office 2.2 P -1 transfer-charged")),
        Arguments.of(
            "sent wrongly by the centre: the first unit has nothing to do with it",
            story().transferred(FIRST, false).closed(CLOSED),
            List.of("first 2.1 D 1 case-ended", "first 2.1 N 1 one-time")),
        Arguments.of(
            "missed by the first holder, then sent on: the clock's holder is charged",
            story().missed().transferred(FIRST, false).closed(CLOSED),
            List.of(
                "first 2.1 D 1 case-ended",
                "office 2.1 D 1 case-ended",
                "first 2.1 N 1 one-time",
                "office 2.1 N 0 limit-missed",
                "office 2.3 P -1 limit-missed")),
        Arguments.of(
            "between two schools of one office: pooled, once",
            story().missed().transferred(SOUTH, true).missed().closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended",
                "office 2.1 N 0 transfer-charged",
                "office 2.1 N 0 limit-missed",
                "office 2.2 D 1 transfer-charged",
                "office 2.2 P -1 transfer-charged",
                "office 2.3 P -1 limit-missed")),
        Arguments.of(
            "sent back twice for the template, mended in time",
            story().rejectedForTemplate().rejectedForTemplate().closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended",
                "office 2.1 N 1 one-time",
                "office 2.4 P -2 template")),
        Arguments.of(
            "a complaint that was not found true",
            story()
                .level(SourceLevel.PREFECTURE_OR_ABOVE)
                .demand(Demand.Type.COMPLAINT, false)
                .closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended", "office 2.1 N 1 one-time", "office 5 P -1 complaint")),
        Arguments.of(
            "a report found true",
            story()
                .level(SourceLevel.PREFECTURE_OR_ABOVE)
                .demand(Demand.Type.REPORT, true)
                .closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended",
                "office 2.1 N 1 one-time",
                "office 5 P -3 complaint-confirmed")),
        Arguments.of(
            "a request for help",
            story()
                .level(SourceLevel.PREFECTURE_OR_ABOVE)
                .demand(Demand.Type.HELP, true)
                .closed(CLOSED),
            List.of(
                "office 2.1 D 1 case-ended", "office 2.1 N 1 one-time", "office 5 P -1/2 help")),
        Arguments.of(
            "an enquiry",
            story()
                .level(SourceLevel.PREFECTURE_OR_ABOVE)
                .demand(Demand.Type.ENQUIRY, false)
                .closed(CLOSED),
            List.of("office 2.1 D 1 case-ended", "office 2.1 N 1 one-time")),
        Arguments.of(
            "a complaint of the county's: not among the prefecture's demands",
            story().level(SourceLevel.COUNTY).demand(Demand.Type.COMPLAINT, true).closed(CLOSED),
            List.of("office 2.1 D 1 case-ended", "office 2.1 N 1 one-time")),
        Arguments.of(
            "a later part of a call: no volume, every fault its own",
            story()
                .laterPart()
                .missed()
                .rejectedForTemplate()
                .falsified()
                .complaint(2)
                .closed(CLOSED)
                .redo()
                .closed(CLOSED.plusSeconds(1)),
            List.of(
                "office 2.1 P -1 second-complaint",
                "office 2.2 D 1 redo",
                "office 2.2 P -1 redo",
                "office 2.3 P -1 limit-missed",
                "office 2.4 P -1 template",
                "office 2.4 P -2 falsified")),
        Arguments.of("a later part done at one go", story().laterPart().closed(CLOSED), List.of()),
        Arguments.of(
            "at a department", new Story("x").dispatched(FINANCE).closed(CLOSED), List.of()),
        Arguments.of("open", story().missed(), List.of()),
        Arguments.of("a school's own", story().level(SourceLevel.SCHOOL).closed(CLOSED), List.of()),
        Arguments.of(
            "before the scheme",
            new Story("x")
                .receivedAt(Instant.parse("2019-12-31T15:00:00Z"))
                .dispatched(NORTH)
                .closed(CLOSED),
            List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void shouldGiveTheLinesOfACase(String name, Story story, List<String> lines) {
    assertThat(CaseLines.of(story.facts(), SCHEME, LATE))
        .extracting(CaseLinesTest::words)
        .isEqualTo(lines);
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void shouldLeaveOutEndingsThatWereNoHandling(Ending ending) {
    var counted = List.of(Ending.CLOSED, Ending.FILED, Ending.WITHDRAWN);
    assertThat(CaseLines.of(story().ended(ending, CLOSED).facts(), SCHEME, LATE).isEmpty())
        .isEqualTo(!counted.contains(ending));
  }

  @Test
  void shouldMarkOnlyWhatMayStillChangeByItself() {
    var lines = CaseLines.of(story().complaint(2).closed(CLOSED).facts(), SCHEME, CLOSED);
    assertThat(lines)
        .filteredOn(Line::provisional)
        .extracting(Line::reason)
        .containsExactly("one-time");
    assertThat(CaseLines.of(story().missed().closed(CLOSED).facts(), SCHEME, CLOSED))
        .noneMatch(Line::provisional);
  }

  @Test
  void shouldNameCaseUnitAndEventBehindALine() {
    var lines = CaseLines.of(story().missed().closed(CLOSED).facts(), SCHEME, LATE);
    assertThat(lines.getLast())
        .isEqualTo(
            new Line(
                NORTH.assessed(),
                "A-2020",
                "2026",
                "2.3",
                Line.Kind.POINTS,
                Fraction.of(-1),
                "limit-missed",
                "x",
                "HMx",
                "north",
                "x-d2",
                false,
                "2020.4"));
    assertThat(lines.getLast().id()).isEqualTo("A-2020:2026:office:2.3:POINTS:x:limit-missed");
  }

  private static Story story() {
    return new Story("x").opened().dispatched(NORTH);
  }

  private static String words(Line line) {
    return "%s %s %s %s %s"
        .formatted(
            line.unit().unitId(),
            line.item(),
            line.kind().name().charAt(0),
            line.amount(),
            line.reason());
  }
}
