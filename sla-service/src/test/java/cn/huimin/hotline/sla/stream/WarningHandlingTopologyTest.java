package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.LookBackOnWarning;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningLookBackDue;
import cn.huimin.hotline.schemas.warning.WarningLookedBack;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.sla.warning.WarningId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What people do about a warning, and what is asked of them until they did. */
class WarningHandlingTopologyTest extends WarningHouse {

  @Test
  void shouldTakeNoteOnceAndKeepItWhileTheWarningStands() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    acknowledge(id, "one", Role.LEADER, null);
    acknowledge(id, "one", Role.LEADER, null);
    var noted = (WarningAcknowledged) warnings.readValue();
    assertThat(warnings.isEmpty()).isTrue();
    assertThat(noted.getHeader().getSequence()).isEqualTo(2);
    assertThat(noted.getMeasureTextId()).isEqualTo("text");
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getKind(), o -> ((CommandOutcome) o).getReplayed())
        .containsExactly(tuple(OutcomeKind.ACCEPTED, false), tuple(OutcomeKind.ACCEPTED, true));

    var more = new CaseStory("more", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("more", more.opened(MONDAY.plusSeconds(9)));
    events.pipeInput("more", more.dispatched(MONDAY.plusSeconds(9)));
    assertThat(header(ofRule("unit-surge").getFirst()).getSequence()).isEqualTo(3);
  }

  @Test
  void shouldTakeNoteOfARepeat() {
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    var id = header(ofRule("repeat").getFirst()).getWarningId();
    acknowledge(id, "one", Role.OPERATOR, null);
    assertThat(ofRule("repeat")).singleElement().isInstanceOf(WarningAcknowledged.class);
    events.pipeInput("a", first.closed(MONDAY.plusSeconds(5)));
    events.pipeInput("b", second.closed(MONDAY.plusSeconds(6)));
    acknowledge(id, "two", Role.OPERATOR, null);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("accepted", "warning-not-standing");
  }

  @Test
  void shouldRefuseWhomItDoesNotConcernAndWhatIsNoWarning() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    acknowledge(id, "other", Role.HEAD, "u-other");
    acknowledge(id, "liaison", Role.LIAISON, CaseStory.UNIT);
    acknowledge("nothing", "nothing", Role.LEADER, null);
    acknowledge(WarningId.of("unit-surge", "unit/u-none", "x"), "gone", Role.LEADER, null);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getKind())
        .containsExactly(
            OutcomeKind.FORBIDDEN,
            OutcomeKind.FORBIDDEN,
            OutcomeKind.NOT_FOUND,
            OutcomeKind.CONFLICT);
    assertThat(warnings.isEmpty()).isTrue();
  }

  /** 重大问题预警处置: three working days from Monday end on Thursday at office close. */
  @Test
  void shouldAskTheUnitForItsAnswerUntilItAnswers() {
    dispatched(5);
    var raised = header(warnings.readValue());
    var id = raised.getWarningId();
    var thursday = OffsetDateTime.parse("2026-04-16T17:30:00+08:00").toInstant();
    assertThat(raised.getAnswerDueAt()).isEqualTo(thursday);
    acknowledge(id, "note", Role.LEADER, null);
    assertThat(header(warnings.readValue()).getAnswerDueAt())
        .as("what the centre notes is no answer")
        .isEqualTo(thursday);
    tick(MONDAY.plus(Duration.ofDays(4)));
    assertThat(ofRule("report-due")).singleElement().isInstanceOf(WarningRaised.class);
    answer(id, "other", Role.LIAISON, "u-other");
    answer(id, "centre", Role.OPERATOR, null);
    answer(id, "own", Role.LIAISON, CaseStory.UNIT);
    answer(id, "own", Role.LIAISON, CaseStory.UNIT);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getKind())
        .containsExactly(
            OutcomeKind.ACCEPTED,
            OutcomeKind.FORBIDDEN,
            OutcomeKind.FORBIDDEN,
            OutcomeKind.ACCEPTED,
            OutcomeKind.ACCEPTED);
    assertThat(ofRule("unit-surge"))
        .singleElement()
        .satisfies(
            (SpecificRecord event) -> {
              assertThat(((WarningAnswered) event).getAnswerTextId()).isEqualTo("text");
              assertThat(header(event).getAnswerDueAt()).as("given").isNull();
            });
    tick(MONDAY.plus(Duration.ofDays(4)).plus(Duration.ofHours(1)));
    assertThat(ofRule("report-due")).singleElement().isInstanceOf(WarningCleared.class);
  }

  /**
   * Raised on Monday at nine: 29.5 working hours to Thursday at office close, of which 22 h 7.5 min
   * have run on Thursday at 08:37:30.
   */
  @Test
  void shouldSayOnceThatTheAnswerToARepeatIsNearItsLimitAndThatItIsMissed() {
    var raised = repeated();
    var reminder = OffsetDateTime.parse("2026-04-16T08:37:30+08:00").toInstant();
    var limit = OffsetDateTime.parse("2026-04-16T17:30:00+08:00").toInstant();
    assertThat(raised.getAnswerDueAt()).isEqualTo(limit);

    comes(reminder);
    assertThat(answersDue()).isEmpty();
    comes(reminder.plusMillis(1));
    assertThat(answersDue())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.getStep()).isEqualTo("reminder");
              assertThat(due.getStepAt()).isEqualTo(reminder);
              assertThat(due.getHeader().getEventId())
                  .isEqualTo(raised.getWarningId() + "-answer-reminder");
            });
    acknowledge(raised.getWarningId(), "note", Role.OPERATOR, null);
    comes(limit.minusMillis(1));
    comes(limit);
    assertThat(answersDue()).isEmpty();
    comes(limit.plusMillis(1));
    comes(limit.plusSeconds(120));
    assertThat(answersDue())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.getStep()).isEqualTo("missed");
              assertThat(due.getStepAt()).isEqualTo(limit);
            });
  }

  @Test
  void shouldAskForNoAnswerThatWasGiven() {
    var raised = repeated();
    answer(raised.getWarningId(), "own", Role.LIAISON, CaseStory.UNIT);
    tick(MONDAY.plus(Duration.ofDays(4)));
    assertThat(answersDue()).isEmpty();
  }

  @Test
  void shouldLookBackAlsoOnceItWasClearedUntilItIsSettled() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    lookBack(id, "early", true);
    acknowledge(id, "note", Role.LEADER, null);
    tick(MONDAY.plus(Duration.ofDays(9)));
    assertThat(ofRule("unit-surge"))
        .hasAtLeastOneElementOfType(WarningCleared.class)
        .hasAtLeastOneElementOfType(WarningLookBackDue.class);
    outcomes.readValuesToList();

    lookBack(id, "first", false);
    lookBack(id, "first", false);
    lookBack(id, "second", true);
    lookBack(id, "third", true);
    acknowledge(id, "late", Role.LEADER, null);

    assertThat(ofRule("unit-surge"))
        .hasSize(2)
        .allSatisfy(event -> assertThat(event).isInstanceOf(WarningLookedBack.class))
        .allSatisfy(event -> assertThat(header(event).getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE))
        .extracting(event -> ((WarningLookedBack) event).getSettled())
        .containsExactly(false, true);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly(
            "accepted", "accepted", "accepted", "warning-not-standing", "warning-not-standing");
  }

  /** Raised and cleared on Monday, the 13th; the answer is owed until Thursday. */
  @Test
  void shouldOweTheAnswerToAWarningThatWasClearedUntilItIsGiven() {
    var last = dispatched(5).getLast();
    events.pipeInput("c4", last.dispatched(MONDAY.plusSeconds(20), "u-other"));
    var cleared = header(ofRule("unit-surge").getLast());
    assertThat(cleared.getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE);
    tick(THURSDAY_CLOSE.plusSeconds(3));
    assertThat(ofRule("unit-surge"))
        .extracting(event -> ((WarningAnswerDue) event).getStep())
        .containsExactly("reminder", "missed");
    tick(THURSDAY_CLOSE.plus(Duration.ofHours(1)));
    assertThat(ofRule("report-due"))
        .singleElement()
        .satisfies(event -> assertThat(header(event).getFigures()).containsEntry("answers", "1"));

    answer(cleared.getWarningId(), "other", Role.HEAD, "u-other");
    answer(cleared.getWarningId(), "late", Role.HEAD, CaseStory.UNIT);
    answer(cleared.getWarningId(), "again", Role.HEAD, CaseStory.UNIT);
    acknowledge(cleared.getWarningId(), "note", Role.HEAD, CaseStory.UNIT);
    lookBack(cleared.getWarningId(), "back", true);
    assertThat(ofRule("unit-surge"))
        .singleElement()
        .satisfies(event -> assertThat(event).isInstanceOf(WarningAnswered.class))
        .satisfies(event -> assertThat(header(event).getAnswerDueAt()).isNull());
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly(
            "forbidden",
            "accepted",
            "warning-not-standing",
            "warning-not-standing",
            "warning-not-standing");
    tick(THURSDAY_CLOSE.plus(Duration.ofHours(2)));
    assertThat(ofRule("report-due")).singleElement().isInstanceOf(WarningCleared.class);
  }

  @Test
  void shouldOweTheAnswerToARepeatThatWasClearedUntilItIsGiven() {
    var raised = repeated();
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("a", first.closed(MONDAY.plusSeconds(5)));
    events.pipeInput("b", second.closed(MONDAY.plusSeconds(6)));
    assertThat(header(ofRule("repeat").getLast()).getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE);
    tick(THURSDAY_CLOSE.plusSeconds(3));
    assertThat(answersDue())
        .extracting(WarningAnswerDue::getStep)
        .containsExactly("reminder", "missed");
    answer(raised.getWarningId(), "late", Role.LIAISON, CaseStory.UNIT);
    answer(raised.getWarningId(), "again", Role.LIAISON, CaseStory.UNIT);
    assertThat(ofRule("repeat")).singleElement().isInstanceOf(WarningAnswered.class);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("accepted", "warning-not-standing");
  }

  @Test
  void shouldOweNoAnswerToAWarningThatWasAnsweredBeforeItWasCleared() {
    var raised = repeated();
    answer(raised.getWarningId(), "own", Role.LIAISON, CaseStory.UNIT);
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("a", first.closed(MONDAY.plusSeconds(5)));
    events.pipeInput("b", second.closed(MONDAY.plusSeconds(6)));
    assertThat(header(ofRule("repeat").getLast()).getAnswerDueAt()).isNull();
    tick(THURSDAY_CLOSE.plusSeconds(3));
    assertThat(answersDue()).isEmpty();
  }

  @Test
  void shouldLookBackOnlyAtWhatSomebodyTookNoteOf() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    lookBack(id, "early", true);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("warning-not-acknowledged");
  }

  @Test
  void shouldAnswerAndLookBackAtARepeat() {
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    second.dispatched(MONDAY);
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    var id = header(ofRule("repeat").getFirst()).getWarningId();
    acknowledge(id, "one", Role.OPERATOR, null);
    answer(id, "two", Role.HEAD, CaseStory.UNIT);
    assertThat(ofRule("repeat"))
        .satisfiesExactly(
            event -> assertThat(event).isInstanceOf(WarningAcknowledged.class),
            event -> assertThat(event).isInstanceOf(WarningAnswered.class));
    events.pipeInput("a", first.closed(MONDAY.plusSeconds(5)));
    events.pipeInput("b", second.closed(MONDAY.plusSeconds(6)));
    lookBack(id, "three", true);
    assertThat(ofRule("repeat"))
        .satisfiesExactly(
            event -> assertThat(event).isInstanceOf(WarningCleared.class),
            event -> {
              assertThat(event).isInstanceOf(WarningLookedBack.class);
              assertThat(header(event).getSequence()).isEqualTo(5);
            });
    lookBack(id, "four", true);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("accepted", "accepted", "accepted", "warning-not-standing");
  }

  /** Named for the 20th of April, a Monday. */
  @Test
  void shouldRemindOfALookBackOnceOnItsDay() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    acknowledge(id, "note", Role.LEADER, null);
    tick(Instant.parse("2026-04-19T15:59:59Z"));
    assertThat(lookBacksDue()).isEmpty();
    tick(Instant.parse("2026-04-19T16:00:00Z"));
    tick(Instant.parse("2026-04-19T17:00:00Z"));
    assertThat(lookBacksDue())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.getHeader().getWarningId()).isEqualTo(id);
              assertThat(due.getHeader().getEventId()).isEqualTo(id + "-look-back-2026-04-20");
              assertThat(due.getHeader().getAt()).isEqualTo("2026-04-19T16:00:00Z");
              assertThat(due.getLookBackOn()).isEqualTo("2026-04-20");
              assertThat(due.getActor().getId()).isEqualTo("somebody");
            });
  }

  /** Put off to the first of May while it stands, settled before it comes. */
  @Test
  void shouldRemindOfTheDayNamedLastAndNotOfWhatIsSettled() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    acknowledge(id, "note", Role.LEADER, null);
    lookBack(id, "first", false);
    tick(Instant.parse("2026-04-29T16:00:00Z"));
    assertThat(lookBacksDue()).isEmpty();
    lookBack(id, "second", true);
    tick(Instant.parse("2026-05-09T16:00:00Z"));
    assertThat(lookBacksDue()).isEmpty();
  }

  @Test
  void shouldRemindOfALookBackAtARepeatToo() {
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    second.dispatched(MONDAY);
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    var id = header(ofRule("repeat").getFirst()).getWarningId();
    acknowledge(id, "one", Role.OPERATOR, null);
    tick(Instant.parse("2026-04-20T16:00:00Z"));
    assertThat(lookBacksDue())
        .singleElement()
        .satisfies(due -> assertThat(due.getHeader().getRule()).isEqualTo("repeat"));
  }

  private List<WarningLookBackDue> lookBacksDue() {
    return warnings.readValuesToList().stream()
        .filter(WarningLookBackDue.class::isInstance)
        .map(WarningLookBackDue.class::cast)
        .toList();
  }

  private void lookBack(String warningId, String commandId, boolean settled) {
    commands.pipeInput(
        "scope",
        new LookBackOnWarning(
            commandId,
            warningId,
            new Actor("somebody", Role.LEADER, null, null),
            MONDAY.plusSeconds(50),
            "text",
            settled,
            settled ? null : LocalDate.of(2026, 5, 1)));
  }

  /** Lets time come to a moment, behind which the ticks are as always. */
  private void comes(Instant watermark) {
    tick(watermark.plus(DeadlineProcessor.BEHIND));
  }
}
