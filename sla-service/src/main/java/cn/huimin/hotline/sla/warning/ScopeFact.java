package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.List;

/** Something that happened within a scope. */
public sealed interface ScopeFact {

  /** A case is in the scope, as it is now. */
  record Here(WatchedCase file) implements ScopeFact {}

  /**
   * A case belongs elsewhere now, or counts no more.
   *
   * @param caseId the case
   * @param openedAt when it was accepted
   */
  record Gone(String caseId, Instant openedAt) implements ScopeFact {
    /** The case, as far as its place among others goes. */
    WatchedCase file() {
      return new WatchedCase(caseId, openedAt, null, null, true);
    }
  }

  /**
   * A mark of a case that counts no longer.
   *
   * @param kind its kind
   * @param caseId the case
   * @param detail its detail
   */
  record Unmarked(Mark.Kind kind, String caseId, String detail) implements ScopeFact {
    boolean concerns(Mark mark) {
      return mark.kind() == kind && mark.caseId().equals(caseId) && mark.detail().equals(detail);
    }
  }

  /**
   * A promise was struck off; one that was missed by then stays so.
   *
   * @param caseId the case
   * @param promiseId the promise within it
   * @param at when
   */
  record Kept(String caseId, String promiseId, Instant at) implements ScopeFact {
    boolean concerns(Mark mark) {
      return mark.kind() == Mark.Kind.PROMISE_MISSED
          && mark.caseId().equals(caseId)
          && mark.detail().equals(promiseId)
          && at.isBefore(mark.at());
    }
  }

  /** Marks of a case. */
  record Marked(List<Mark> marks) implements ScopeFact {
    /** Copies the list. */
    public Marked {
      marks = List.copyOf(marks);
    }
  }
}
