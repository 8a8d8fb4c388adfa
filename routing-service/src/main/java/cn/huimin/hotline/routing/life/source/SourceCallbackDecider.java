package cn.huimin.hotline.routing.life.source;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.SourceCommand;
import cn.huimin.hotline.routing.life.SourceEvent;
import cn.huimin.hotline.routing.life.supervision.DraftDecider;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The platform above called back itself. While our own callback is owed, its answer takes the place
 * of ours: it closes the case or opens the next round. Afterwards it prevails, during a redo too,
 * and a redo follows a closed case if the platform orders one. Of a case that joined another the
 * lead hears, as of our own callback.
 */
public final class SourceCallbackDecider implements ActionDecider<SourceCommand.CalledBack> {

  @Override
  public Action action() {
    return Action.SOURCE_CALLBACK;
  }

  @Override
  public Class<SourceCommand.CalledBack> asked() {
    return SourceCommand.CalledBack.class;
  }

  /** Cause of a redo that the platform's callback opened. */
  private static final String DISSATISFIED = "source-callback";

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    var proposed = Refusal.whileEmergencyProposed(Action.SOURCE_CALLBACK, file);
    if (proposed != null) {
      return proposed;
    }
    if (file.state() == CaseState.MERGED && !file.merging().hasAnswer()) {
      return Source.no(Action.SOURCE_CALLBACK, "这件工单已并入主件，主件还没有答复过诉求人");
    }
    boolean reported = file.round() > 1 || file.ended() || file.state() == CaseState.APPROVED;
    return reported
        ? Source.blockedAfterwards(Action.SOURCE_CALLBACK, file)
        : Source.no(Action.SOURCE_CALLBACK, "这件工单还没有答复过诉求人，请等办理报告审核通过");
  }

  @Override
  public Decision decide(Case file, SourceCommand.CalledBack command, CaseContext context) {
    var answer = command.satisfaction();
    var texts = command.header().texts();
    var refusal =
        new FieldCheck()
            .require(answer != null, "satisfaction", "请记录来源回访的满意情况；不愿评价的选 NO_COMMENT")
            .refusal(Action.SOURCE_CALLBACK);
    if (refusal.isPresent() || answer == null) {
      return refusal.orElseThrow();
    }
    var events = new ArrayList<CaseEvent>();
    events.add(
        new SourceEvent.CalledBack(command.contactedByUnit(), command.resolution(), answer, texts));
    if (file.state() == CaseState.APPROVED && answer == Satisfaction.DISSATISFIED) {
      events.addAll(DraftDecider.ofDissatisfaction(file));
      events.add(new CaseEvent.RedoOpened(DISSATISFIED, List.of()));
    } else if (file.state() == CaseState.APPROVED) {
      events.add(new CaseEvent.Closed(true));
    }
    return new Decision.Accepted(events);
  }
}
