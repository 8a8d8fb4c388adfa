package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Falsity;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened beside the handling: joint handling, promises, emergencies, compulsory reports,
 * delegation, findings, ratings.
 */
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

  /** Words of danger were seen; until the centre decides it is held to be an emergency. */
  record EmergencyProposed(Urgency sourceUrgency) implements BesideEvent {}

  /** The centre decided it. */
  record EmergencyDecided(boolean confirmed, Urgency urgency, List<Text> texts)
      implements BesideEvent {

    /** Copies its list. */
    public EmergencyDecided {
      texts = List.copyOf(texts);
    }
  }

  /** 强制报告: danger to a minor was seen. */
  record PoliceReportOwed() implements BesideEvent {}

  /** The police were told. */
  record PoliceReported(List<Text> texts) implements BesideEvent {

    /** Copies its list. */
    public PoliceReported {
      texts = List.copyOf(texts);
    }
  }

  /** The head left the sign-off to somebody of the unit. */
  record SignOffDelegated(String unitId, Beside.Delegate delegate) implements BesideEvent {}

  /** A report was found falsified or irresponsible. */
  record FoundFalsified(String unitId, Falsity falsity, List<Text> texts) implements BesideEvent {

    /** Copies its list. */
    public FoundFalsified {
      texts = List.copyOf(texts);
    }
  }

  /** The complainant rated the handling. */
  record Rated(Satisfaction satisfaction, @Nullable Resolution resolution, List<Text> texts)
      implements BesideEvent {

    /** Copies its list. */
    public Rated {
      texts = List.copyOf(texts);
    }
  }
}
