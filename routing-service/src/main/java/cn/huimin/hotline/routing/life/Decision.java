package cn.huimin.hotline.routing.life;

import java.util.List;

/** What becomes of a command. */
public sealed interface Decision {

  /**
   * It is done, by these events; none where everything was known already.
   *
   * @param events what happened, in order
   */
  record Accepted(List<CaseEvent> events) implements Decision {

    /** Copies its list. */
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** Nothing happened. */
  record Refused(Refusal refusal) implements Decision {}

  /** Done, by these events. */
  static Decision accepted(CaseEvent... events) {
    return new Accepted(List.of(events));
  }

  /** Refused for this reason. */
  static Decision refused(Refusal refusal) {
    return new Refused(refusal);
  }
}
