package cn.huimin.hotline.scoring.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A case told step by step, for tests. Each step yields what its topic would bring; {@link #facts}
 * folds them in the order told.
 */
public final class Story {

  /** Two schools of one town office, a 市直 school, and a department nobody assesses. */
  public static final Holder NORTH = new Holder("north", new Assessed("office", "办事处"));

  public static final Holder SOUTH = new Holder("south", new Assessed("office", "办事处"));
  public static final Holder FIRST = new Holder("first", new Assessed("first", "一中"));
  public static final Holder FINANCE = new Holder("finance", null);

  public static final Instant OPENED = Instant.parse("2026-03-02T01:00:00Z");

  /** What one topic brings, in its order. */
  public record Step(String topic, UnaryOperator<CaseFacts> apply) {

    /** Whether it is an event of the case itself. */
    public boolean isOfCase() {
      return topic.equals("events");
    }
  }

  private final String caseId;
  private final List<Step> steps = new ArrayList<>();
  private SourceLevel level = SourceLevel.COUNTY;
  private long sequence;
  private @Nullable Holder holder;
  private @Nullable Ending ending;
  private @Nullable Instant endedAt;
  private int round = 1;
  private int leg = 1;
  private int ordinal = 1;
  private @Nullable Demand demand;
  private Volume volume = Volume.COUNTS;
  private int deadlineEvents;
  private Instant receivedAt = OPENED;
  private @Nullable Answer answer;

  public Story(String caseId) {
    this.caseId = caseId;
  }

  public Story level(SourceLevel value) {
    level = value;
    return this;
  }

  public Story receivedAt(Instant value) {
    receivedAt = value;
    return this;
  }

  public Story opened() {
    return seen(null);
  }

  public Story dispatched(Holder to) {
    holder = to;
    return seen(null);
  }

  public Story transferred(Holder to, boolean unitsFault) {
    var from = holder;
    holder = to;
    leg++;
    return seen(
        unitsFault && from != null ? new Breach(Breach.Kind.TRANSFER, from, nextEventId()) : null);
  }

  public Story closed(Instant at) {
    return ended(Ending.CLOSED, at);
  }

  public Story ended(Ending how, Instant at) {
    ending = how;
    endedAt = at;
    return seen(null);
  }

  public Story redo() {
    ending = null;
    endedAt = null;
    round++;
    return seen(new Breach(Breach.Kind.REDO, holder(), nextEventId()));
  }

  public Story complaint(int which) {
    ordinal = which;
    return seen(null);
  }

  public Story limit(Instant dueAt, LimitSeen.Step step, Instant at) {
    var key = new Limit.Key(round == 1 ? "HANDLE" : "REDO", round, leg, holder().unitId());
    var seen =
        new LimitSeen(
            ++deadlineEvents, key, holder(), dueAt, step, at, caseId + "-d" + deadlineEvents);
    steps.add(new Step("deadlines", facts -> facts.after(seen)));
    return this;
  }

  /** The limit of the unit that has the case now was missed. */
  public Story missed() {
    var due = OPENED.plus(Duration.ofDays(5));
    limit(due, LimitSeen.Step.SET, OPENED);
    return limit(due, LimitSeen.Step.RED_CARD, due);
  }

  public Story repeatedBy(String otherCase, Instant openedAt) {
    var repeat = new Repeat(otherCase, openedAt, otherCase + "-2");
    steps.add(new Step("repeats", facts -> facts.after(repeat)));
    return this;
  }

  /** The event that a step of it would be, had the step been: ids go on, nothing else does. */
  public Story leavingOut(UnaryOperator<Story> step) {
    var before = List.copyOf(steps);
    var wasEnding = ending;
    var wasEndedAt = endedAt;
    int wasOrdinal = ordinal;
    var wasDemand = demand;
    step.apply(this);
    steps.clear();
    steps.addAll(before);
    ending = wasEnding;
    endedAt = wasEndedAt;
    ordinal = wasOrdinal;
    demand = wasDemand;
    return this;
  }

  /** Id of the last event of the case. */
  public String lastEventId() {
    return caseId + "-" + sequence;
  }

  /** Id of the last event of a limit. */
  public String lastDeadlineId() {
    return caseId + "-d" + deadlineEvents;
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }

  public CaseFacts facts() {
    return fold(caseId, steps);
  }

  public static CaseFacts fold(String caseId, List<Step> steps) {
    var facts = CaseFacts.none(caseId);
    for (var step : steps) {
      facts = step.apply().apply(facts);
    }
    return facts;
  }

  private Holder holder() {
    if (holder == null) {
      throw new IllegalStateException("dispatch the case first");
    }
    return holder;
  }

  private String nextEventId() {
    return caseId + "-" + (sequence + 1);
  }

  /** What is demanded, and whether it was found true. */
  public Story demand(Demand.Type type, boolean confirmed) {
    demand = new Demand(type, confirmed);
    return seen(null);
  }

  /** It is a later part of a call that was split. */
  public Story laterPart() {
    volume = Volume.COUNTED_ELSEWHERE;
    return this;
  }

  /** The report is sent back for the template. */
  public Story rejectedForTemplate() {
    return seen(null, new Rejection(holder(), nextEventId()));
  }

  /** The complainant answers. */
  public Story answered(
      boolean bySource,
      @Nullable Boolean contacted,
      Answer.@Nullable Resolution resolution,
      Answer.@Nullable Satisfaction satisfaction) {
    answer = new Answer(bySource, contacted, resolution, satisfaction, nextEventId());
    return seen(null);
  }

  /** The report is found falsified. */
  public Story falsified() {
    return seen(new Breach(Breach.Kind.FALSIFIED, holder(), nextEventId()));
  }

  /** The first contact of the unit that has the case now. */
  public Story contact(LimitSeen.Step step, Instant at) {
    var key = new Limit.Key(Limit.CONTACT, round, leg, holder().unitId());
    var seen =
        new LimitSeen(
            ++deadlineEvents,
            key,
            holder(),
            OPENED.plus(Duration.ofDays(1)),
            step,
            at,
            caseId + "-d" + deadlineEvents);
    steps.add(new Step("deadlines", facts -> facts.after(seen)));
    return this;
  }

  private Story seen(@Nullable Breach breach) {
    return seen(breach, null);
  }

  /** It is found that the last transfer was the centre's fault after all. */
  public Story transferCleared() {
    return seen(null, null, true);
  }

  private Story seen(@Nullable Breach breach, @Nullable Rejection rejection) {
    return seen(breach, rejection, false);
  }

  private Story seen(
      @Nullable Breach breach, @Nullable Rejection rejection, boolean clearsTransfer) {
    var seen =
        new CaseSeen(
            ++sequence,
            caseId + "-" + sequence,
            "HM" + caseId,
            level,
            receivedAt,
            ending,
            endedAt,
            holder,
            ordinal,
            demand,
            volume,
            breach,
            rejection,
            answer,
            clearsTransfer);
    answer = null;
    steps.add(new Step("events", facts -> facts.after(seen)));
    return this;
  }
}
