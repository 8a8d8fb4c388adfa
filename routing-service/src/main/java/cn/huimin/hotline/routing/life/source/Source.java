package cn.huimin.hotline.routing.life.source;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.DemandType;
import org.jspecify.annotations.Nullable;

/** Whether there is a platform above at all that a case came from. */
final class Source {

  private Source() {}

  /** Why nothing can be dealt out with the platform above, or null. */
  static @Nullable Refusal blocked(Action action, Case file) {
    return switch (file.origin().channel()) {
      case GOV_12345, LOCAL_HOTLINE -> null;
      case MAILBOX, DESK, UNKNOWN -> no(action, "这件工单是本局信箱或窗口收的，没有上级来源平台；不归教育系统的，请转其他部门");
    };
  }

  /** The same for what comes after the end: praise is not handled, so it is not handled again. */
  static @Nullable Refusal blockedAfterwards(Action action, Case file) {
    return file.subject().demandType() == DemandType.PRAISE
        ? no(action, "表扬只转达，不办理也不回访")
        : blocked(action, file);
  }

  static Refusal no(Action action, String why) {
    return Refusal.conflict("state-does-not-allow", action, why);
  }
}
