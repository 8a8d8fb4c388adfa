package cn.huimin.hotline.scoring.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a command. */
public sealed interface Decision {

  /**
   * It is entered.
   *
   * @param changed what is new or stands otherwise; empty for a repetition
   * @param answered what the command made, first time or again
   * @param voided case event that no longer counts, or null
   */
  record Accepted(List<Entered> changed, Entered answered, @Nullable Voided voided)
      implements Decision {

    /** Copies its list. */
    public Accepted {
      changed = List.copyOf(changed);
    }

    /** Whether it had been decided before. */
    public boolean replayed() {
      return changed.isEmpty();
    }
  }

  /**
   * A case event that no longer counts.
   *
   * @param caseId case
   * @param eventId event
   */
  record Voided(String caseId, String eventId) {}

  /** Why not. */
  enum Why {
    CONFLICT,
    INVALID,
    UNKNOWN
  }

  /**
   * It is not entered; nothing changes.
   *
   * @param why kind of refusal
   * @param code stable code
   * @param message reason, for people
   * @param field field that is wrong, or null
   */
  record Refused(Why why, String code, String message, @Nullable String field)
      implements Decision {}
}
