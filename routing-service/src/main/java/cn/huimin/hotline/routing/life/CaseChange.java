package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next version of a case while it is being put together. */
final class CaseChange {

  /** Flags of what goes on whatever was asked and not decided. */
  private static final Set<CaseFlag> BESIDE_REQUESTS =
      EnumSet.of(
          CaseFlag.CONTACTED, CaseFlag.JOINT, CaseFlag.POLICE_REPORT, CaseFlag.MERGE_PENDING);

  private static final Set<CaseState> WITH_A_UNIT =
      EnumSet.of(
          CaseState.DISPATCHED,
          CaseState.SIGNED,
          CaseState.REPORTED,
          CaseState.SIGNED_OFF,
          CaseState.APPROVED);

  private final Case before;
  private CaseState state;
  private final Set<CaseFlag> flags = EnumSet.noneOf(CaseFlag.class);
  private int round;
  private Origin origin;
  private Subject subject;
  private @Nullable Assignment assignment;
  private @Nullable FiledReport report;
  private Findings findings;
  private Callbacks callbacks;
  private Repeat repeat;
  private Flood flood;
  private Returns returns;
  private Turn turn;
  private Relief relief;
  private Oversight oversight;
  private Beside beside;
  private Merging merging;
  private Splitting splitting;
  private Settlement settlement;
  private @Nullable Deed deed;
  private @Nullable Instant approvedAt;
  private @Nullable Instant endedAt;

  CaseChange(Case before) {
    this.before = before;
    state = before.state();
    flags.addAll(before.flags());
    round = before.round();
    origin = before.origin();
    subject = before.subject();
    assignment = before.assignment();
    report = before.report();
    findings = before.findings();
    callbacks = before.callbacks();
    repeat = before.repeat();
    flood = before.flood();
    returns = before.returns();
    turn = before.turn();
    relief = before.relief();
    oversight = before.oversight();
    beside = before.beside();
    merging = before.merging();
    splitting = before.splitting();
    settlement = before.settlement();
    deed = before.deed();
    approvedAt = before.times().approvedAt();
    endedAt = before.times().endedAt();
  }

  CaseChange state(CaseState next) {
    state = next;
    return this;
  }

  CaseChange flag(CaseFlag flag, boolean up) {
    if (up) {
      flags.add(flag);
    } else {
      flags.remove(flag);
    }
    return this;
  }

  CaseChange nextRound() {
    round++;
    callbacks = callbacks.nextRound();
    return this;
  }

  CaseChange origin(Origin next) {
    origin = next;
    return this;
  }

  CaseChange subject(Subject next) {
    subject = next;
    return this;
  }

  /** The unit that has it is rid of it. */
  CaseChange givenBack() {
    assignment = assignment == null ? null : assignment.givenBack();
    return this;
  }

  CaseChange assignment(Assignment next) {
    assignment = next;
    return this;
  }

  CaseChange report(FiledReport next) {
    report = next;
    return this;
  }

  CaseChange findings(Findings next) {
    findings = next;
    return this;
  }

  CaseChange callbacks(Callbacks next) {
    callbacks = next;
    return this;
  }

  CaseChange repeat(Repeat next) {
    repeat = next;
    return this;
  }

  CaseChange flood(Flood next) {
    flood = next;
    return this;
  }

  CaseChange returns(Returns next) {
    returns = next;
    return this;
  }

  CaseChange turn(Turn next) {
    turn = next;
    return this;
  }

  CaseChange relief(Relief next) {
    relief = next;
    return this;
  }

  CaseChange oversight(Oversight next) {
    oversight = next;
    return this;
  }

  CaseChange beside(Beside next) {
    beside = next;
    return this;
  }

  CaseChange splitting(Splitting next) {
    splitting = next;
    return this;
  }

  CaseChange merging(Merging next) {
    merging = next;
    return this;
  }

  CaseChange deed(@Nullable Deed next) {
    deed = next;
    return this;
  }

  CaseChange approvedAt(Instant at) {
    approvedAt = at;
    return this;
  }

  CaseChange settlement(Settlement next) {
    settlement = next;
    return this;
  }

  /** The case ended; what was asked and not decided is moot. */
  CaseChange ended(CaseState ending, Instant at) {
    state = ending;
    endedAt = at;
    return withoutRequests();
  }

  /** The case is open again. */
  CaseChange reopened() {
    endedAt = null;
    return this;
  }

  /** Nobody decides any more what was asked; no clock of it runs. */
  CaseChange withoutRequests() {
    flags.removeIf(flag -> !BESIDE_REQUESTS.contains(flag));
    beside = beside.proposed(null);
    returns = returns.withoutPending();
    relief = relief.withoutRequests();
    oversight = oversight.withoutDraft();
    settlement = settlement.withoutProposal();
    return this;
  }

  /**
   * The platform above has it. What was asked and not decided is moot, but not what a leader
   * ordered or is to order: it waits until the platform takes the case back, or a unit has it
   * again.
   */
  CaseChange atTheSource() {
    boolean ordered = flags.contains(CaseFlag.SUPERVISION);
    var waiting = oversight;
    withoutRequests().state(CaseState.RETURNED_TO_SOURCE).flag(CaseFlag.SUPERVISION, ordered);
    oversight = waiting;
    return this;
  }

  /** The case after the event of this sequence, accepted at this time. */
  Case done(long sequence, Instant at) {
    if (lapses()) {
      flags.remove(CaseFlag.JOINT);
      beside = beside.withoutWaiting();
    }
    if (endedAt != null) {
      flags.remove(CaseFlag.EMERGENCY_PROPOSED);
      beside = beside.proposed(null);
    }
    flag(CaseFlag.SUMMARY_DUE, summaryDue());
    var since = state == before.state() ? before.times().stateSince() : at;
    return new Case(
        before.id(),
        sequence,
        state,
        flags,
        round,
        origin,
        subject,
        assignment,
        report,
        findings,
        callbacks,
        repeat,
        flood,
        returns,
        turn,
        relief,
        oversight,
        beside,
        merging,
        splitting,
        settlement,
        new Case.Times(before.times().openedAt(), at, since, approvedAt, endedAt),
        deed);
  }

  /**
   * Whether a unit has it, the original is hidden from the unit, and nobody wrote what the unit is
   * to read in its place (DOMAIN §8): the source may hide a case that is already being handled.
   */
  private boolean summaryDue() {
    return subject.hidden()
        && assignment != null
        && assignment.summaryTextId() == null
        && WITH_A_UNIT.contains(state);
  }

  /** Whether nobody waits for co-units any more. */
  private boolean lapses() {
    return endedAt != null
        || state == CaseState.TRIAGE
        || state == CaseState.RETURNED_TO_SOURCE
        || state == CaseState.APPROVED
        || round != before.round();
  }
}
