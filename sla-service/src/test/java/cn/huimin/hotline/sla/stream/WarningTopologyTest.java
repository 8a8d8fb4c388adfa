package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.event.EvidenceSpan;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningLookBackDue;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Warnings of cases, floods and the city, from case events and time: raised once, cleared in time.
 */
class WarningTopologyTest extends WarningHouse {

  @Test
  void shouldRaiseWordsThatRoutingFoundTellTheUnitAndClearThemAtTheEnd() {
    var story = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("a", story.opened(MONDAY));
    events.pipeInput(
        "a",
        story.classified(
            MONDAY,
            new EvidenceSpan("t", 1, 3, "danger", "emergency:自杀"),
            new EvidenceSpan("t", 5, 7, "sensitive", "sensitive:欺凌体罚"),
            new EvidenceSpan("t", 9, 11, "category", "category:校园安全")));
    events.pipeInput("a", story.signed(MONDAY.plusSeconds(1)));
    events.pipeInput("a", story.dispatched(MONDAY.plusSeconds(2)));
    events.pipeInput("a", story.closed(MONDAY.plusSeconds(3)));

    assertThat(warnings.readValuesToList())
        .extracting(
            Object::getClass,
            w -> header(w).getRule(),
            w -> header(w).getLevel(),
            w -> header(w).getUnitId())
        .containsExactly(
            tuple(WarningRaised.class, "life-safety", WarningLevel.RED, null),
            tuple(WarningRaised.class, "sensitive", WarningLevel.YELLOW, null),
            tuple(WarningUpdated.class, "life-safety", WarningLevel.RED, CaseStory.UNIT),
            tuple(WarningUpdated.class, "sensitive", WarningLevel.YELLOW, CaseStory.UNIT),
            tuple(WarningCleared.class, "life-safety", WarningLevel.RED, CaseStory.UNIT),
            tuple(WarningCleared.class, "sensitive", WarningLevel.YELLOW, CaseStory.UNIT));
    try (var kept = driver.getKeyValueStore(ScopeStore.NAME).range("case/", "case0")) {
      assertThat(kept.hasNext()).as("nothing is kept of a case that has ended").isFalse();
    }
  }

  @Test
  void shouldSeeAFloodThatRoutingNoticedAndNoLongerOnceItsLeadHasGoneElsewhere() {
    var story = new CaseStory("lead", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("lead", story.opened(MONDAY));
    events.pipeInput("lead", story.dispatched(MONDAY));
    events.pipeInput("lead", story.flood(MONDAY, 5, "b", "c"));

    var raised = (WarningRaised) ofRule("flood").getFirst();
    assertThat(raised.getHeader().getScope()).isEqualTo(WarningScope.CASE);
    assertThat(raised.getHeader().getFigures()).containsEntry("people", "5");
    assertThat(raised.getHeader().getCaseIds()).containsExactlyInAnyOrder("lead", "b", "c");

    events.pipeInput("lead", story.dispatched(MONDAY.plusSeconds(60), "u-other"));
    assertThat(ofRule("flood").getLast()).isInstanceOf(WarningCleared.class);
  }

  @Test
  void shouldTakeTheSameEventTwiceAsOnce() {
    dispatched(4);
    var story = new CaseStory("x", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("x", story.opened(MONDAY));
    var given = story.dispatched(MONDAY);
    events.pipeInput("x", given);
    events.pipeInput("x", given);
    assertThat(ofRule("unit-surge")).singleElement().isInstanceOf(WarningRaised.class);
  }

  /** No calendar of 2027 is shipped; limits of December reach into it. */
  @Test
  void shouldSayEveryDayThatNoCalendarIsPublishedUntilItIs() {
    tick(Instant.parse("2026-11-16T15:58:00Z"));
    assertThat(ofRule("calendar-missing")).isEmpty();
    tick(Instant.parse("2026-11-16T16:01:00Z"));
    tick(Instant.parse("2026-11-17T02:00:00Z"));
    tick(Instant.parse("2026-11-17T15:00:00Z"));
    var first = ofRule("calendar-missing");
    assertThat(first).singleElement().isInstanceOf(WarningRaised.class);
    assertThat(header(first.getFirst()).getFigures())
        .containsEntry("year", "2027")
        .containsEntry("day", "2026-11-17");
    assertThat(header(first.getFirst()).getScope()).isEqualTo(WarningScope.CITY);
    tick(Instant.parse("2026-11-17T16:01:00Z"));
    assertThat(ofRule("calendar-missing")).singleElement().isInstanceOf(WarningUpdated.class);
    acknowledge(header(first.getFirst()).getWarningId(), "one", Role.OPERATOR, null);
    assertThat(ofRule("calendar-missing")).singleElement().isInstanceOf(WarningAcknowledged.class);

    rules.set(
        Objects.requireNonNull(rules.get())
            .with(
                List.of(
                    new PolicyDocument(
                        CalendarPolicy.NAME,
                        "2",
                        MONDAY,
                        """
                        {"officeHours": [{"from": "2000-01-01", "open": [["08:30", "12:00"]]}],
                         "years": [{"year": 2027, "notices": [],
                           "days": [{"date": "2027-01-01", "name": "元旦", "working": false}]}]}
                        """))));
    tick(Instant.parse("2026-12-02T03:00:00Z"));
    assertThat(ofRule("calendar-missing"))
        .as("the day to look back has long passed")
        .satisfiesExactly(
            event -> assertThat(event).isInstanceOf(WarningLookBackDue.class),
            event -> assertThat(event).isInstanceOf(WarningCleared.class));
  }

  /** Nothing happens to the matter; time alone clears its warning. */
  @Test
  void shouldClearRepeatsThatStandOnceTheRuleIsOff() {
    var raised = repeated();
    rules.set(SlaRules.of(new Policies(2, List.of(document("{\"version\": \"2\"}")))));
    tick(MONDAY.plusSeconds(120));
    tick(MONDAY.plusSeconds(240));
    assertThat(ofRule("repeat"))
        .singleElement()
        .satisfies(
            cleared -> {
              assertThat(cleared).isInstanceOf(WarningCleared.class);
              assertThat(header(cleared).getWarningId()).isEqualTo(raised.getWarningId());
            });
    tick(MONDAY.plus(Duration.ofDays(4)));
    assertThat(answersDue()).isEmpty();
    rules.set(SlaRules.of(Policies.EMPTY));
    var third = new CaseStory("c", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    third.dispatched(MONDAY.plus(Duration.ofDays(4)));
    events.pipeInput("c", third.repeat(MONDAY.plus(Duration.ofDays(4)), 3, "a", "b"));
    assertThat(ofRule("repeat")).singleElement().isInstanceOf(WarningRaised.class);
  }

  private static PolicyDocument document(String body) {
    return new PolicyDocument(SlaRules.WARNINGS, "2", MONDAY, body);
  }
}
