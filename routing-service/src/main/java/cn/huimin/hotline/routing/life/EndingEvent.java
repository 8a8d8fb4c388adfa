package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.DeclineReason;
import cn.huimin.hotline.schemas.word.ProposalKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened about ending a case otherwise than by report and callback. */
public sealed interface EndingEvent extends CaseEvent {

  /** 直接答复: the centre answered the complainant itself. */
  record Answered(@Nullable String means, List<Text> texts) implements EndingEvent {

    /** Copies its list. */
    public Answered {
      texts = List.copyOf(texts);
    }
  }

  /** 不予受理: the demand belongs to another procedure. */
  record Declined(DeclineReason reason, @Nullable String means, List<Text> texts)
      implements EndingEvent {

    /** Copies its list. */
    public Declined {
      texts = List.copyOf(texts);
    }
  }

  /** The complainant was referred to another authority. */
  record Referred(@Nullable String means, List<Text> texts) implements EndingEvent {

    /** Copies its list. */
    public Referred {
      texts = List.copyOf(texts);
    }
  }

  /** A withdrawal was asked for. */
  record WithdrawalAsked(boolean byUnit, List<Text> texts) implements EndingEvent {

    /** Copies its list. */
    public WithdrawalAsked {
      texts = List.copyOf(texts);
    }
  }

  /** The centre asked the complainant; confirmed, the case is withdrawn. */
  record WithdrawalDecided(boolean confirmed, @Nullable Boolean pressed, List<Text> texts)
      implements EndingEvent {

    /** Copies its list. */
    public WithdrawalDecided {
      texts = List.copyOf(texts);
    }
  }

  /** Something waits for a second person. */
  record Proposed(Proposal proposal, List<Text> texts) implements EndingEvent {

    /** Copies its list. */
    public Proposed {
      texts = List.copyOf(texts);
    }
  }

  /** A second person decided it; an invalid case that is confirmed ended. */
  record ProposalDecided(ProposalKind kind, boolean confirmed, String proposedBy, List<Text> texts)
      implements EndingEvent {

    /** Copies its list. */
    public ProposalDecided {
      texts = List.copyOf(texts);
    }
  }
}
