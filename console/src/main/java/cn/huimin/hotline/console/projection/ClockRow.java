package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.ClockNotDue;
import cn.huimin.hotline.schemas.deadline.ClockPaused;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.ClockStopped;
import cn.huimin.hotline.schemas.deadline.ClockUnmet;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A clock after its last event.
 *
 * @param header what it was last said to be
 * @param state RUNNING, PAUSED, MET, STOPPED or NOT_DUE
 * @param limit limit in the policy's words
 * @param reason why this limit
 * @param yellowAt when its yellow card or reminder falls due
 * @param metAt when it was met
 * @param inTime whether it was met in time
 * @param yellowCardAt when its yellow card was given
 * @param redCardAt when its red card was given
 */
record ClockRow(
    DeadlineHeader header,
    String state,
    String limit,
    String reason,
    @Nullable Instant yellowAt,
    @Nullable Instant metAt,
    @Nullable Boolean inTime,
    @Nullable Instant yellowCardAt,
    @Nullable Instant redCardAt) {

  /** Names the clock within the read model. */
  record Key(String caseId, String kind, int round, int leg) {
    static Key of(DeadlineHeader header) {
      return new Key(
          header.getCaseId(), header.getClock().name(), header.getRound(), header.getLeg());
    }
  }

  /** The clock after one more event. */
  static ClockRow after(@Nullable ClockRow before, DeadlineHeader header, SpecificRecord event) {
    var clock = before == null ? unknown(header) : before.with(header);
    return switch (event) {
      case ClockSet set -> clock.set(set, before);
      case ClockCorrected corrected -> clock.corrected(corrected);
      case ClockMet met -> clock.state("MET", met.getMetAt(), met.getInTime());
      case ClockNotDue _ -> clock.state("NOT_DUE", null, null);
      case ClockUnmet _ -> clock.state("RUNNING", null, null);
      case ClockPaused _ -> clock.state("PAUSED", null, null);
      case ClockStopped _ -> clock.state("STOPPED", clock.metAt, clock.inTime);
      case YellowCardGiven yellow -> clock.cards(yellow.getStepAt(), clock.redCardAt);
      case RedCardGiven red -> clock.cards(clock.yellowCardAt, red.getStepAt());
      default -> clock;
    };
  }

  private static ClockRow unknown(DeadlineHeader header) {
    return new ClockRow(header, "RUNNING", "", "", null, null, null, null, null);
  }

  private ClockRow set(ClockSet set, @Nullable ClockRow before) {
    boolean anew = before == null || !before.header.getStartedAt().equals(header.getStartedAt());
    return new ClockRow(
        header,
        "RUNNING",
        set.getLimit(),
        set.getReasonCode(),
        set.getYellowAt(),
        null,
        null,
        anew ? null : yellowCardAt,
        anew ? null : redCardAt);
  }

  private ClockRow corrected(ClockCorrected corrected) {
    var withdrawn = corrected.getWithdrawn();
    return new ClockRow(
        header,
        withdrawn.contains("end") || runsOn(corrected) ? "RUNNING" : state,
        corrected.getLimit(),
        corrected.getReasonCode(),
        corrected.getYellowAt(),
        metAt,
        metAt == null ? null : corrected.getInTime(),
        withdrawn.contains("yellow-card") ? null : yellowCardAt,
        withdrawn.contains("red-card") ? null : redCardAt);
  }

  /** By what happened on the case, not by a recomputation: such a clock no longer pauses. */
  private boolean runsOn(ClockCorrected corrected) {
    return state.equals("PAUSED") && corrected.getRecomputeId().isEmpty();
  }

  private ClockRow with(DeadlineHeader next) {
    return new ClockRow(
        next, state, limit, reason, yellowAt, metAt, inTime, yellowCardAt, redCardAt);
  }

  private ClockRow state(String next, @Nullable Instant met, @Nullable Boolean kept) {
    return new ClockRow(header, next, limit, reason, yellowAt, met, kept, yellowCardAt, redCardAt);
  }

  private ClockRow cards(@Nullable Instant yellow, @Nullable Instant red) {
    return new ClockRow(header, state, limit, reason, yellowAt, metAt, inTime, yellow, red);
  }
}
