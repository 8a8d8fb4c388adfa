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
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform above does not take the case back: it is ours again, in triage. */
public final class SourceRefusalDecider implements ActionDecider<SourceCommand.Refuse> {

  @Override
  public Action action() {
    return Action.SOURCE_REFUSAL;
  }

  @Override
  public Class<SourceCommand.Refuse> asked() {
    return SourceCommand.Refuse.class;
  }

  /** Reason code of a triage after the platform refused. */
  private static final String REFUSED = "source-refused";

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.ended() ? Source.no(Action.SOURCE_REFUSAL, "来源已收回这件工单") : null;
  }

  @Override
  public Decision decide(Case file, SourceCommand.Refuse command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(header.brings(TextKind.REASON), "reason", "请写来源平台不收回的理由")
        .refusal(Action.SOURCE_REFUSAL)
        .orElseGet(
            () ->
                Decision.accepted(
                    new SourceEvent.Answered(false, header.texts()),
                    new CaseEvent.SentToTriage(List.of(REFUSED))));
  }
}
