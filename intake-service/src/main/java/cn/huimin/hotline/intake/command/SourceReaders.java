package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.CALLBACK_WORDS;
import static cn.huimin.hotline.schemas.word.TextKind.NOTE;
import static cn.huimin.hotline.schemas.word.TextKind.REASON;

import cn.huimin.hotline.schemas.command.OrderSourceRedo;
import cn.huimin.hotline.schemas.command.RecordSourceAcceptance;
import cn.huimin.hotline.schemas.command.RecordSourceCallback;
import cn.huimin.hotline.schemas.command.RecordSourceRefusal;
import cn.huimin.hotline.schemas.command.ReturnToSource;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.Objects;

/** Reads the bodies of what is dealt out with the platform above. */
final class SourceReaders {

  private SourceReaders() {}

  static CommandDraft back(ActionFields body) {
    body.requiredText("reason", "退回理由", REASON);
    return body.end(NOTE, ReturnToSource::new);
  }

  static CommandDraft refusal(ActionFields body) {
    body.requiredText("reason", "来源不收回的理由", REASON);
    return body.end(NOTE, RecordSourceRefusal::new);
  }

  static CommandDraft acceptance(ActionFields body) {
    return body.end(NOTE, RecordSourceAcceptance::new);
  }

  static CommandDraft redo(ActionFields body) {
    body.requiredText("reason", "来源要求重办的理由", REASON);
    return body.end(NOTE, OrderSourceRedo::new);
  }

  static CommandDraft callback(ActionFields body) {
    var fields = body.fields();
    var contactedByUnit = fields.flag("contactedByUnit", "单位是否联系过");
    var resolution = fields.choice("resolution", "是否解决", Resolution.class);
    var satisfaction = fields.requiredChoice("satisfaction", "是否满意", Satisfaction.class);
    body.text("words", "回访原话", CALLBACK_WORDS);
    return body.end(
        NOTE,
        header ->
            new RecordSourceCallback(
                header, contactedByUnit, resolution, Objects.requireNonNull(satisfaction)));
  }
}
