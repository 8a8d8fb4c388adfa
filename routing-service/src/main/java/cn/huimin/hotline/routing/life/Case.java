package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as its events left it (DOMAIN §3). Immutable; only {@link CaseEvolver} makes the next one.
 *
 * @param id case id
 * @param version sequence of the last event
 * @param state state, endings included
 * @param flags flags beside the state
 * @param round 1, or n+1 after the n-th redo
 * @param origin where it comes from
 * @param subject what it is about
 * @param assignment who has it, null before the first dispatch
 * @param report the report on file, null before the first
 * @param findings verdicts, closing kind, rejections
 * @param callbacks callback attempts of this round and the last answer
 * @param repeat which complaint of its matter it is
 * @param flood the flood that it leads
 * @param returns returns of the case
 * @param turn the turn of the unit that has it
 * @param relief extension and complex handling
 * @param oversight supervision, urging, recheck
 * @param beside what runs beside the handling
 * @param settlement what waits for a second person, and dealings with the platform above
 * @param merging how it is joined to others
 * @param splitting how it belongs to a call that was split
 * @param times when the life's turning points were
 * @param deed what was done to it last, null where nothing was yet
 */
public record Case(
    String id,
    long version,
    CaseState state,
    Set<CaseFlag> flags,
    int round,
    Origin origin,
    Subject subject,
    @Nullable Assignment assignment,
    @Nullable FiledReport report,
    Findings findings,
    Callbacks callbacks,
    Repeat repeat,
    Flood flood,
    Returns returns,
    Turn turn,
    Relief relief,
    Oversight oversight,
    Beside beside,
    Merging merging,
    Splitting splitting,
    Settlement settlement,
    Times times,
    @Nullable Deed deed) {

  /**
   * Turning points, all by the clock of acceptance.
   *
   * @param openedAt when the case was opened
   * @param lastAt when its last event was accepted: no later event is earlier
   * @param stateSince since when it is in its state
   * @param approvedAt approval of the last report, or null
   * @param endedAt when it ended, or null
   */
  public record Times(
      Instant openedAt,
      Instant lastAt,
      Instant stateSince,
      @Nullable Instant approvedAt,
      @Nullable Instant endedAt) {}

  /** Copies its set; a case stored before returns and the like were known has none. */
  public Case {
    flags = Set.copyOf(flags);
    flood = Objects.requireNonNullElse(flood, Flood.NONE);
    returns = Objects.requireNonNullElse(returns, Returns.NONE);
    turn = Objects.requireNonNullElse(turn, Turn.NONE);
    relief = Objects.requireNonNullElse(relief, Relief.NONE);
    oversight = Objects.requireNonNullElse(oversight, Oversight.NONE);
    beside = Objects.requireNonNullElse(beside, Beside.NOTHING);
    merging = Objects.requireNonNullElse(merging, Merging.NONE);
    splitting = Objects.requireNonNullElse(splitting, Splitting.NONE);
    settlement = Objects.requireNonNullElse(settlement, Settlement.NONE);
  }

  /**
   * Whether a unit has it, or had it when it ended: back in triage or at the source, the last unit
   * is rid of it, also once it ends from there.
   */
  public boolean isWithAUnit() {
    return assignment != null
        && !assignment.over()
        && state != CaseState.TRIAGE
        && state != CaseState.RETURNED_TO_SOURCE;
  }

  /** Whether it is yet to be decided whose it is, by the centre or by a consultation. */
  public boolean isDisputed() {
    return flags.contains(CaseFlag.RETURN_REQUESTED) || flags.contains(CaseFlag.CONSULTATION);
  }

  /** Whether it is in one of the endings. */
  public boolean ended() {
    return times.endedAt() != null;
  }

  /** Whether somebody of the unit or the centre spoke to the complainant. */
  public boolean contacted() {
    return flags.contains(CaseFlag.CONTACTED);
  }

  /** Whether a first contact is owed to somebody who can be reached (DOMAIN §3). */
  public boolean contactDue() {
    return !origin.anonymous() && subject.demandType() != DemandType.PRAISE;
  }

  /** Whether a callback is due: not for anonymous demands, not for praise (DOMAIN §3). */
  public boolean callbackDue() {
    return !origin.anonymous() && subject.demandType() != DemandType.PRAISE;
  }

  /** Whether the head has to sign the report off: not for enquiries and praise (DOMAIN §3). */
  public boolean signOffNeeded() {
    return subject.demandType() != DemandType.ENQUIRY && subject.demandType() != DemandType.PRAISE;
  }

  /** Round whose answer a complainant speaks of: during a redo the one before it. */
  public int answeredRound() {
    return state == CaseState.APPROVED || ended() ? round : round - 1;
  }

  /** Whether this account wrote the report on file. */
  public boolean reportedBy(String account) {
    return report != null && report.author().equals(account);
  }

  /** Gone to another unit or category, it leads no flood of the one before. */
  Case leadingHere() {
    return flood.groupId() == null || flood.groupId().equals(Flood.groupOf(this))
        ? this
        : change().flood(Flood.NONE).done(version, times.lastAt());
  }

  CaseChange change() {
    return new CaseChange(this);
  }
}
