package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.ReturnReason;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.util.List;

/** What happened about whose a case is: return and consultation. */
public sealed interface ReturnEvent extends CaseEvent {

  /**
   * The unit asked to be rid of it.
   *
   * @param ordinal which return of the case it is: 1, 2 …
   * @param late whether the return window had passed
   */
  record Asked(String unitId, ReturnReason reason, int ordinal, boolean late, List<Text> texts)
      implements ReturnEvent {

    /** Copies its list. */
    public Asked {
      texts = List.copyOf(texts);
    }
  }

  /** The centre decided it. */
  record Decided(
      String unitId, boolean granted, TransferFault fault, boolean forced, List<Text> texts)
      implements ReturnEvent {

    /** Copies its list. */
    public Decided {
      texts = List.copyOf(texts);
    }
  }

  /** A consultation was called. */
  record ConsultationCalled(List<String> unitIds, List<Text> texts) implements ReturnEvent {

    /** Copies its lists. */
    public ConsultationCalled {
      unitIds = List.copyOf(unitIds);
      texts = List.copyOf(texts);
    }
  }

  /** It decided whose the case is. */
  record ConsultationDecided(String unitId, List<Text> texts) implements ReturnEvent {

    /** Copies its list. */
    public ConsultationDecided {
      texts = List.copyOf(texts);
    }
  }
}
