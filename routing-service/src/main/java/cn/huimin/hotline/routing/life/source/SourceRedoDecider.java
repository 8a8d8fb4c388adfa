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
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.life.supervision.DraftDecider;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 退回重办: the platform above sends a closed case back, and the next round begins; of a case that
 * joined another the lead hears, as of a dissatisfied complainant.
 */
public final class SourceRedoDecider implements ActionDecider<SourceCommand.Redo> {

  @Override
  public Action action() {
    return Action.SOURCE_REDO;
  }

  @Override
  public Class<SourceCommand.Redo> asked() {
    return SourceCommand.Redo.class;
  }

  /** Cause of a redo that the platform above ordered. */
  private static final String SOURCE = "source";

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.state() == CaseState.MERGED && !file.merging().hasAnswer()
        ? Source.no(Action.SOURCE_REDO, "这件工单已并入主件，主件还没有答复；请在主件上办理")
        : Source.blockedAfterwards(Action.SOURCE_REDO, file);
  }

  @Override
  public Decision decide(Case file, SourceCommand.Redo command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写来源平台要求重办的理由，承办单位会看到")
        .refusal(Action.SOURCE_REDO)
        .orElseGet(() -> redo(file, header.texts()));
  }

  /** Who was dissatisfied a second time said so to the platform after the end. */
  private static Decision redo(Case file, List<Text> texts) {
    var events = new ArrayList<CaseEvent>();
    events.add(new CaseEvent.RedoOpened(SOURCE, texts));
    if (file.state() == CaseState.CLOSED) {
      events.addAll(DraftDecider.ofKnownDissatisfaction(file));
    }
    return new Decision.Accepted(events);
  }
}
