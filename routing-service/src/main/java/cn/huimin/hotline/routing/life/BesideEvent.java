package cn.huimin.hotline.routing.life;

import java.util.List;

/** What happened beside the handling: joint handling, promises. */
public sealed interface BesideEvent extends CaseEvent {

  /** Co-units were invited. */
  record JointInvited(List<CoUnit> units, List<Text> texts) implements BesideEvent {

    /** Copies its lists. */
    public JointInvited {
      units = List.copyOf(units);
      texts = List.copyOf(texts);
    }
  }

  /** A co-unit answered. */
  record JointAnswered(String unitId, List<Text> texts) implements BesideEvent {

    /** Copies its list. */
    public JointAnswered {
      texts = List.copyOf(texts);
    }
  }

  /** An approved report made a promise. */
  record PromiseOpened(Promise promise) implements BesideEvent {}

  /** 销号: it was struck off. */
  record PromiseKept(String promiseId, List<Text> texts) implements BesideEvent {

    /** Copies its list. */
    public PromiseKept {
      texts = List.copyOf(texts);
    }
  }
}
