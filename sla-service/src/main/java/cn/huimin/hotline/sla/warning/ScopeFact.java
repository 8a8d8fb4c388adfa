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
  record Gone(String caseId, Instant openedAt) implements ScopeFact {}

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

  /** Marks of a case. */
  record Marked(List<Mark> marks) implements ScopeFact {
    /** Copies the list. */
    public Marked {
      marks = List.copyOf(marks);
    }
  }
}
