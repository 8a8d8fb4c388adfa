package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened between us and the platform above. */
public sealed interface SourceEvent extends CaseEvent {

  /** The case was given back; no unit has it. */
  record Returned(List<Text> texts) implements SourceEvent {

    /** Copies its list. */
    public Returned {
      texts = List.copyOf(texts);
    }
  }

  /** The platform took it back, and the case ended; or did not. */
  record Answered(boolean takenBack, List<Text> texts) implements SourceEvent {

    /** Copies its list. */
    public Answered {
      texts = List.copyOf(texts);
    }
  }

  /** The platform called the complainant back; its verdict prevails. */
  record CalledBack(
      @Nullable Boolean contactedByUnit,
      @Nullable Resolution resolution,
      Satisfaction satisfaction,
      List<Text> texts)
      implements SourceEvent {

    /** Copies its list. */
    public CalledBack {
      texts = List.copyOf(texts);
    }
  }
}
