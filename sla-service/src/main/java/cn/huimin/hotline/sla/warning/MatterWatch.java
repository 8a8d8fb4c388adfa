package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the repeat rule remembers of a matter.
 *
 * @param ended cases of the matter that have ended
 * @param standing the warning that stands, or null
 * @param cleared the last one that was cleared and is still to be answered or looked back at, or
 *     null
 * @param hidden cases of the matter that hide their complainant from the unit
 */
public record MatterWatch(
    Set<String> ended,
    @Nullable Standing standing,
    @Nullable Standing cleared,
    Set<String> hidden) {

  /** A matter nothing is known of. */
  public static final MatterWatch NEW = new MatterWatch(Set.of(), null, null, Set.of());

  /** Copies its sets; of a matter of before, no case is known to be hidden. */
  public MatterWatch {
    ended = Set.copyOf(ended);
    hidden = hidden == null ? Set.of() : Set.copyOf(hidden);
  }

  /**
   * A warning that stands.
   *
   * @param warningId its id
   * @param sequence number of its last event
   * @param level its level
   * @param ordinal highest ordinal seen
   * @param caseIds the cases behind it
   * @param concern whom it concerns
   * @param handling what people did about it
   * @param raisedAt when it was raised; null for one of before that was kept
   * @param answerDueAt of one that was cleared, until when its unit owes the answer; null where it
   *     owes none
   */
  public record Standing(
      String warningId,
      int sequence,
      WarningLevel level,
      int ordinal,
      Set<String> caseIds,
      MatterFact.Concern concern,
      Handling handling,
      @Nullable Instant raisedAt,
      @Nullable Instant answerDueAt) {
    /** Copies its set; about a warning of before, nobody did anything. */
    public Standing {
      handling = handling == null ? Handling.NONE : handling;
      caseIds = Set.copyOf(caseIds);
    }

    /** One that was not cleared. */
    public Standing(
        String warningId,
        int sequence,
        WarningLevel level,
        int ordinal,
        Set<String> caseIds,
        MatterFact.Concern concern,
        Handling handling,
        @Nullable Instant raisedAt) {
      this(warningId, sequence, level, ordinal, caseIds, concern, handling, raisedAt, null);
    }

    /** As it stands after somebody did something about it. */
    public Standing with(Handling next) {
      return new Standing(
          warningId,
          sequence + 1,
          level,
          ordinal,
          caseIds,
          concern,
          next,
          raisedAt,
          next.answeredBy() == null ? answerDueAt : null);
    }

    /** As it is kept once it was cleared and its unit still owes the answer. */
    public Standing owing(Instant dueAt) {
      return new Standing(
          warningId, sequence, level, ordinal, caseIds, concern, handling, raisedAt, dueAt);
    }

    private boolean owesMore() {
      return answerDueAt != null || handling.owesLookBack();
    }
  }

  /** The warning of that id, standing or still to be answered or looked back at. */
  public Optional<Standing> byId(String warningId) {
    return Stream.of(standing, cleared)
        .filter(Objects::nonNull)
        .filter(warning -> warning.warningId().equals(warningId))
        .findFirst();
  }

  /** Whether the warning of that id stands. */
  public boolean stands(String warningId) {
    return standing != null && standing.warningId().equals(warningId);
  }

  /** The matter after somebody did something about its warning. */
  public MatterWatch handled(Standing after) {
    if (stands(after.warningId())) {
      return new MatterWatch(ended, after, cleared, hidden);
    }
    return new MatterWatch(ended, standing, after.owesMore() ? after : null, hidden);
  }

  /** The matter after a warning event: what stands is replaced. */
  public MatterWatch evolve(WarningChange change) {
    var warning = change.standing();
    if (change instanceof WarningChange.Cleared) {
      return new MatterWatch(ended, null, warning.owesMore() ? warning : cleared, hidden);
    }
    return new MatterWatch(ended, warning, cleared, hidden);
  }

  /** Whether a case behind the warning hides its complainant, so that the unit is not told. */
  public boolean hides(Standing warning) {
    return !Collections.disjoint(hidden, warning.caseIds());
  }

  /** The matter with this case among those that hide their complainant. */
  public MatterWatch withHidden(String caseId) {
    var all = new TreeSet<>(hidden);
    all.add(caseId);
    return new MatterWatch(ended, standing, cleared, all);
  }

  /** The matter with this case among those that have ended. */
  public MatterWatch withEnded(String caseId) {
    var all = new TreeSet<>(ended);
    all.add(caseId);
    return new MatterWatch(all, standing, cleared, hidden);
  }

  /** The matter with this case no longer among those that have ended. */
  public MatterWatch withoutEnded(String caseId) {
    var all = new TreeSet<>(ended);
    all.remove(caseId);
    return new MatterWatch(all, standing, cleared, hidden);
  }
}
