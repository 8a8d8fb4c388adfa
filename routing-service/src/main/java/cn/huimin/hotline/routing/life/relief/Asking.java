package cn.huimin.hotline.routing.life.relief;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.CaseFlag;
import org.jspecify.annotations.Nullable;

/** What keeps a unit from asking for more time, of either kind. */
final class Asking {

  private Asking() {}

  static @Nullable Refusal blocked(Action action, Case file) {
    if (file.turn().limitPassed()) {
      return no(action, "承办时限已过，只能在到期前申请，请尽快上报");
    }
    if (file.flags().contains(CaseFlag.EXTENSION_REQUESTED)) {
      return no(action, "已申请延期，请等惠民中心审定");
    }
    if (file.flags().contains(CaseFlag.COMPLEX_REQUESTED)) {
      return no(action, "已申请按复杂件办理，请等惠民中心审定");
    }
    return Refusal.whileDisputed(action, file);
  }

  static Refusal no(Action action, String why) {
    return Refusal.conflict("state-does-not-allow", action, why);
  }
}
