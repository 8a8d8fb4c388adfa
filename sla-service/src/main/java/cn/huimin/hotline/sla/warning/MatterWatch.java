package cn.huimin.hotline.sla.warning;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the repeat rule remembers of a matter.
 *
 * @param ended cases of the matter that have ended
 * @param standing the warning that stands, or null
 */
public record MatterWatch(Set<String> ended, @Nullable Standing standing) {

  /** A matter nothing is known of. */
  public static final MatterWatch NEW = new MatterWatch(Set.of(), null);

  /** Copies its set. */
  public MatterWatch {
    ended = Set.copyOf(ended);
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
   * @param acknowledgedBy the command by which it was acknowledged last, or null
   */
  public record Standing(
      String warningId,
      int sequence,
      WarningLevel level,
      int ordinal,
      Set<String> caseIds,
      MatterFact.Concern concern,
      @Nullable String acknowledgedBy) {
    /** Copies its set. */
    public Standing {
      caseIds = Set.copyOf(caseIds);
    }

    /** As it stands after somebody took note of it. */
    public Standing acknowledged(String commandId) {
      return new Standing(warningId, sequence + 1, level, ordinal, caseIds, concern, commandId);
    }
  }

  /** The matter after a warning event: what stands is replaced. */
  public MatterWatch evolve(WarningChange change) {
    return new MatterWatch(
        ended, change instanceof WarningChange.Cleared ? null : change.standing());
  }

  /** The matter with this case among those that have ended. */
  public MatterWatch withEnded(String caseId) {
    var all = new TreeSet<>(ended);
    all.add(caseId);
    return new MatterWatch(all, standing);
  }

  /** The matter with this case no longer among those that have ended. */
  public MatterWatch withoutEnded(String caseId) {
    var all = new TreeSet<>(ended);
    all.remove(caseId);
    return new MatterWatch(all, standing);
  }
}
