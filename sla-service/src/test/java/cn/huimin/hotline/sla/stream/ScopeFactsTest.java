package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeFact;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Whose verdicts count for the satisfaction of a unit (DOMAIN §3, §6). */
class ScopeFactsTest {

  private static final Instant MONDAY = Instant.parse("2026-04-13T01:00:00Z");
  private static final ScopeKey UNIT = ScopeKey.ofUnit(CaseStory.UNIT);

  private final CaseStory story = new CaseStory("c1", DemandType.COMPLAINT, Urgency.NORMAL, null);
  private ScopeWatch watch = ScopeWatch.NEW;

  @Test
  void shouldCountARatingByShortMessageAndLetThePlatformsVerdictPrevailOverOurs() {
    happens(story.dispatched(MONDAY));
    happens(story.calledBack(MONDAY.plusSeconds(1), Satisfaction.SATISFIED));
    assertThat(verdicts()).containsExactly(Mark.Kind.SATISFIED);

    happens(said(SourceCallbackRecorded.class, MONDAY.plusSeconds(2), Satisfaction.DISSATISFIED));
    assertThat(verdicts()).containsExactly(Mark.Kind.DISSATISFIED);

    happens(said(ComplainantRated.class, MONDAY.plusSeconds(3), Satisfaction.BASICALLY_SATISFIED));
    assertThat(verdicts()).containsExactly(Mark.Kind.DISSATISFIED, Mark.Kind.SATISFIED);
  }

  @Test
  void shouldTakeOurVerdictBackWhereThePlatformHeardNone() {
    happens(story.dispatched(MONDAY));
    happens(story.calledBack(MONDAY.plusSeconds(1), Satisfaction.DISSATISFIED));
    var source = said(SourceCallbackRecorded.class, MONDAY.plusSeconds(2), Satisfaction.NO_COMMENT);
    assertThat(ScopeFacts.markedUnit(source, ClockFacts.summary(source).orElseThrow()))
        .as("so that it comes here at all")
        .contains(CaseStory.UNIT);
    happens(source);
    assertThat(verdicts()).isEmpty();
  }

  /** The unit had the case twice within a round, another in between. */
  @Test
  void shouldTakeBackTheRedCardOfTheTurnThatWasCorrectedAndNoOther() {
    happens(redCard(1));
    happens(redCard(3));
    assertThat(redCards()).containsExactly("HANDLE-1", "HANDLE-1-3");
    happens(
        ClockCorrected.newBuilder()
            .setHeader(clock(3))
            .setPreviousDueAt(MONDAY)
            .setLimit("5 WD")
            .setReasonCode("recomputed")
            .setRecomputeId("r")
            .setWithdrawn(List.of("red-card"))
            .build());
    assertThat(redCards()).containsExactly("HANDLE-1");
  }

  private static RedCardGiven redCard(int leg) {
    return new RedCardGiven(clock(leg), MONDAY.plusSeconds(leg));
  }

  private static DeadlineHeader clock(int leg) {
    return DeadlineHeader.newBuilder()
        .setEventId("c1:" + leg)
        .setCaseId("c1")
        .setCaseNumber("N-c1")
        .setCaseSequence(1)
        .setLeg(leg)
        .setSequence(leg)
        .setClock(ClockKind.HANDLE)
        .setRound(1)
        .setParty(Party.UNIT)
        .setUnitId(CaseStory.UNIT)
        .setUrgency(Urgency.NORMAL)
        .setStartedAt(MONDAY)
        .setDueAt(MONDAY)
        .setFiredAt(MONDAY)
        .setPolicyEdition(1)
        .build();
  }

  private List<String> redCards() {
    return watch.marks(mark -> mark.kind() == Mark.Kind.RED_CARD).stream()
        .map(Mark::detail)
        .toList();
  }

  private SpecificRecord said(
      Class<? extends SpecificRecord> type, Instant at, Satisfaction satisfaction) {
    var event = story.plain(at, type);
    event.put(event.getSchema().getField("satisfaction").pos(), satisfaction);
    return event;
  }

  private void happens(SpecificRecord event) {
    for (ScopeFact fact : ScopeFacts.of(UNIT, event, WorkingCalendar.SHANGHAI)) {
      watch = watch.after(fact, WorkingCalendar.SHANGHAI);
    }
  }

  private List<Mark.Kind> verdicts() {
    return watch.marks(mark -> mark.kind().isVerdict()).stream().map(Mark::kind).toList();
  }
}
