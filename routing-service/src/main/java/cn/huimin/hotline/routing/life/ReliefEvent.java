package cn.huimin.hotline.routing.life;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened about more time: extension and complex handling. */
public sealed interface ReliefEvent extends CaseEvent {

  /** The unit asked for more time. */
  record ExtensionAsked(int workingDays, List<Text> texts) implements ReliefEvent {

    /** Copies its list. */
    public ExtensionAsked {
      texts = List.copyOf(texts);
    }
  }

  /**
   * The centre decided it.
   *
   * @param workingDays granted, 0 if refused
   * @param sourceAnsweredOn day on which the source consented to go past its deadline, or null
   * @param texts the reason, and the source's answer as proof
   */
  record ExtensionDecided(
      boolean granted, int workingDays, @Nullable LocalDate sourceAnsweredOn, List<Text> texts)
      implements ReliefEvent {

    /** Copies its list. */
    public ExtensionDecided {
      texts = List.copyOf(texts);
    }
  }

  /** The unit asked that the case be handled as a complex one. */
  record ComplexAsked(List<Text> texts) implements ReliefEvent {

    /** Copies its list. */
    public ComplexAsked {
      texts = List.copyOf(texts);
    }
  }

  /** The centre decided it. */
  record ComplexDecided(boolean granted, List<Text> texts) implements ReliefEvent {

    /** Copies its list. */
    public ComplexDecided {
      texts = List.copyOf(texts);
    }
  }
}
