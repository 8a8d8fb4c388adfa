package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.CaseView;
import cn.huimin.hotline.sla.deadline.Clock;
import cn.huimin.hotline.sla.deadline.ClockKey;
import cn.huimin.hotline.sla.deadline.ClockKind;
import cn.huimin.hotline.sla.deadline.Debtor;
import cn.huimin.hotline.sla.deadline.DemandType;
import cn.huimin.hotline.sla.deadline.Due;
import cn.huimin.hotline.sla.deadline.Limit;
import cn.huimin.hotline.sla.deadline.Party;
import cn.huimin.hotline.sla.deadline.PlannedStep;
import cn.huimin.hotline.sla.deadline.Relief;
import cn.huimin.hotline.sla.deadline.Step;
import cn.huimin.hotline.sla.deadline.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case as it lies in the store (ADR 0037): a byte that says how, then its fields in a fixed
 * order. What was written as JSON before is still read. Words of enums go by their place, so new
 * ones are added at the end.
 */
final class TimedCaseCodec {

  /** How what follows is laid out; another layout gets another number. */
  static final int LAYOUT = 3;

  /** Did not know whom a case is against. */
  private static final int SECOND_LAYOUT = 2;

  /** Knew neither what was granted before a raising nor what counts once a clock is un-met. */
  private static final int FIRST_LAYOUT = 1;

  private static final int JSON_BEGINS = '{';
  private static final int EXPECTED = 768;

  /** Numbers that were not kept then are none. */
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private static final ClockKind[] KINDS = ClockKind.values();
  private static final Party[] PARTIES = Party.values();
  private static final Clock.State[] STATES = Clock.State.values();
  private static final DemandType[] TYPES = DemandType.values();
  private static final Urgency[] URGENCIES = Urgency.values();
  private static final Limit.Base[] BASES = Limit.Base.values();
  private static final Limit.Unit[] UNITS = Limit.Unit.values();
  private static final Due.Reason[] REASONS = Due.Reason.values();
  private static final Step[] STEPS = Step.values();

  private TimedCaseCodec() {}

  /** As it was written before: a list of clocks, since JSON knows no keys but text. */
  private record Stored(
      String caseNumber,
      String caseId,
      long sequence,
      long caseSequence,
      @Nullable CaseView view,
      List<Clock> clocks) {}

  static byte[] encode(TimedCase file) {
    var out = new PackedWriter(EXPECTED);
    var clocks = file.clocks();
    out.raw(LAYOUT);
    out.text(file.caseNumber());
    out.text(clocks.caseId());
    out.number(clocks.sequence());
    out.number(clocks.caseSequence());
    view(clocks.view(), out);
    out.number(clocks.clocks().size());
    clocks.clocks().values().forEach(clock -> clock(clock, out));
    return out.bytes();
  }

  /**
   * Reads a case.
   *
   * @throws IllegalStateException for a layout of a later version than this one
   */
  static TimedCase decode(byte[] bytes) {
    var in = new PackedReader(bytes);
    int layout = in.raw();
    if (layout == JSON_BEGINS) {
      var stored = JSON.readValue(bytes, Stored.class);
      return file(
          stored.caseNumber(),
          stored.caseId(),
          stored.sequence(),
          stored.caseSequence(),
          stored.view(),
          stored.clocks());
    }
    if (layout < FIRST_LAYOUT || layout > LAYOUT) {
      throw new IllegalStateException(
          "clocks of a case in layout "
              + layout
              + ", known is "
              + LAYOUT
              + ": use a later version");
    }
    var caseNumber = in.text();
    var caseId = in.text();
    long sequence = in.number();
    long caseSequence = in.number();
    var view = view(in, layout);
    int count = in.count();
    var clocks = new ArrayList<Clock>(count);
    for (int i = 0; i < count; i++) {
      clocks.add(clock(in, layout));
    }
    return file(caseNumber, caseId, sequence, caseSequence, view, clocks);
  }

  private static TimedCase file(
      String caseNumber,
      String caseId,
      long sequence,
      long caseSequence,
      @Nullable CaseView view,
      List<Clock> clocks) {
    var byKey = new TreeMap<ClockKey, Clock>();
    clocks.forEach(clock -> byKey.put(clock.key(), clock));
    return new TimedCase(caseNumber, new CaseClocks(caseId, sequence, caseSequence, view, byKey));
  }

  private static void view(@Nullable CaseView view, PackedWriter out) {
    out.flag(view != null);
    if (view != null) {
      out.word(view.demandType());
      out.word(view.urgency());
      out.number(view.round());
      out.text(view.unitId());
      out.flag(view.hidden());
      out.flag(view.anonymous());
      out.flag(view.callbackDue());
      out.time(view.sourceDeadline());
      out.text(view.state());
      out.text(view.accusedUnitId());
    }
  }

  private static @Nullable CaseView view(PackedReader in, int layout) {
    return in.flag()
        ? new CaseView(
            in.word(TYPES),
            in.word(URGENCIES),
            in.count(),
            in.textOrNull(),
            in.flag(),
            in.flag(),
            in.flag(),
            in.timeOrNull(),
            in.text(),
            layout > SECOND_LAYOUT ? in.textOrNull() : null)
        : null;
  }

  private static void clock(Clock clock, PackedWriter out) {
    out.word(clock.key().kind());
    out.number(clock.key().round());
    out.number(clock.key().leg());
    out.word(clock.debtor().party());
    out.text(clock.debtor().unitId());
    out.word(clock.state());
    out.time(clock.startedAt());
    counting(clock.counting(), out);
    out.time(clock.due().at());
    out.word(clock.due().limit().base());
    out.word(clock.due().limit().unit());
    out.number(clock.due().limit().amount());
    out.word(clock.due().reason());
    out.number(clock.plan().size());
    for (var planned : clock.plan()) {
      out.word(planned.step());
      out.time(planned.at());
    }
    out.words(clock.taken());
    out.time(clock.metAt());
    out.time(clock.pausedAt());
    var onceUnmet = clock.onceUnmet();
    out.flag(onceUnmet != null);
    if (onceUnmet != null) {
      counting(onceUnmet, out);
    }
  }

  private static Clock clock(PackedReader in, int layout) {
    return new Clock(
        new ClockKey(in.word(KINDS), in.count(), in.count()),
        new Debtor(in.word(PARTIES), in.textOrNull()),
        in.word(STATES),
        in.time(),
        counting(in, layout),
        new Due(in.time(), new Limit(in.word(BASES), in.word(UNITS), in.count()), in.word(REASONS)),
        plan(in),
        in.words(Step.class, STEPS),
        in.timeOrNull(),
        in.timeOrNull(),
        layout > FIRST_LAYOUT && in.flag() ? counting(in, layout) : null);
  }

  private static void counting(Clock.Counting counting, PackedWriter out) {
    out.word(counting.demandType());
    out.word(counting.urgency());
    out.time(counting.from());
    out.flag(counting.raised());
    out.number(counting.relief().extensionDays());
    out.flag(counting.relief().sourceConsent());
    out.flag(counting.relief().complex());
    out.number(counting.relief().daysBefore());
    out.number(counting.pauses().size());
    for (var pause : counting.pauses()) {
      out.time(pause.from());
      out.time(pause.until());
    }
  }

  private static Clock.Counting counting(PackedReader in, int layout) {
    return new Clock.Counting(
        in.word(TYPES),
        in.word(URGENCIES),
        in.time(),
        in.flag(),
        new Relief(in.count(), in.flag(), in.flag(), layout > FIRST_LAYOUT ? in.count() : 0),
        pauses(in));
  }

  private static List<Clock.Paused> pauses(PackedReader in) {
    int count = in.count();
    var pauses = new ArrayList<Clock.Paused>(count);
    for (int i = 0; i < count; i++) {
      pauses.add(new Clock.Paused(in.time(), in.time()));
    }
    return pauses;
  }

  private static List<PlannedStep> plan(PackedReader in) {
    int count = in.count();
    var plan = new ArrayList<PlannedStep>(count);
    for (int i = 0; i < count; i++) {
      plan.add(new PlannedStep(in.word(STEPS), in.time()));
    }
    return plan;
  }
}
