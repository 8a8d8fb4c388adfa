package cn.huimin.hotline.routing.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened beside the handling: supervision, urging, recheck and its ending. */
public sealed interface OversightEvent extends CaseEvent {

  /** An order waits for the leader's signature. */
  record Drafted(String causeCode) implements OversightEvent {}

  /** The leader ordered it. */
  record Ordered(@Nullable Instant dueAt, boolean drafted, List<Text> texts)
      implements OversightEvent {

    /** Copies its list. */
    public Ordered {
      texts = List.copyOf(texts);
    }
  }

  /**
   * The leader put the draft aside.
   *
   * @param texts the reason
   * @param withdrawn whether the clocks took it back instead, as if it had never been
   */
  record DraftDismissed(List<Text> texts, boolean withdrawn) implements OversightEvent {

    /** Copies its list. */
    public DraftDismissed {
      texts = List.copyOf(texts);
    }
  }

  /** The unit answered. */
  record Answered(List<Text> texts) implements OversightEvent {

    /** Copies its list. */
    public Answered {
      texts = List.copyOf(texts);
    }
  }

  /** The complainant called about it. */
  record Urged(int ordinal, List<Text> texts) implements OversightEvent {

    /** Copies its list. */
    public Urged {
      texts = List.copyOf(texts);
    }
  }

  /** The unit asked for a recheck. */
  record RecheckAsked(List<Text> texts) implements OversightEvent {

    /** Copies its list. */
    public RecheckAsked {
      texts = List.copyOf(texts);
    }
  }

  /** The centre decided it. */
  record RecheckDecided(boolean upheld, List<Text> texts) implements OversightEvent {

    /** Copies its list. */
    public RecheckDecided {
      texts = List.copyOf(texts);
    }
  }

  /** 备案办结: the case ended on file. */
  record Filed() implements OversightEvent {}
}
