package cn.huimin.hotline.routing.life;

import java.util.List;

/** What happened about more time: extension and complex handling. */
public sealed interface ReliefEvent extends CaseEvent {

  /** The unit asked for more time. */
  record ExtensionAsked(int workingDays, boolean sourceConsent, List<Text> texts)
      implements ReliefEvent {

    /** Copies its list. */
    public ExtensionAsked {
      texts = List.copyOf(texts);
    }
  }

  /**
   * The centre decided it.
   *
   * @param workingDays granted, 0 if refused
   */
  record ExtensionDecided(boolean granted, int workingDays, boolean sourceConsent, List<Text> texts)
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
