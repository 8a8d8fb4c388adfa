package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.Falsity;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands about what runs beside the handling: joint handling, promises, emergencies, compulsory
 * reports, delegation, findings, ratings.
 */
public sealed interface BesideCommand extends CaseCommand {

  /** 联办: other units are asked for their share. */
  record InviteJoint(CommandHeader header, List<String> unitIds) implements BesideCommand {

    /** Copies its list. */
    public InviteJoint {
      unitIds = List.copyOf(unitIds);
    }
  }

  /** A co-unit answers; which one, the actor's unit says. */
  record AnswerJoint(CommandHeader header) implements BesideCommand {}

  /**
   * 销号: a promise was kept.
   *
   * @param promiseId which, null where only one is open
   */
  record StrikePromise(CommandHeader header, @Nullable String promiseId) implements BesideCommand {}

  /**
   * The centre says whether a proposed emergency is one.
   *
   * @param urgency where it is lowered; null for what the source said
   */
  record ConfirmEmergency(CommandHeader header, boolean confirmed, @Nullable Urgency urgency)
      implements BesideCommand {}

  /** 强制报告: the police were told; the texts hold the proof. */
  record RecordPoliceReport(CommandHeader header) implements BesideCommand {}

  /** The head lets somebody of the unit sign off. */
  record DelegateSignOff(CommandHeader header, String account) implements BesideCommand {}

  /** A report was found falsified or irresponsible. */
  record FindFalsified(CommandHeader header, @Nullable Falsity falsity) implements BesideCommand {}

  /** The complainant's rating by SMS or portal. */
  record RecordRating(
      CommandHeader header, @Nullable Satisfaction satisfaction, @Nullable Resolution resolution)
      implements BesideCommand {}
}
