package cn.huimin.hotline.console.warnings;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.schemas.word.WarningLevel;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads of warnings, escalations and the inbox, for programs. */
@RestController
class WarningController {

  private static final Set<String> STATES = Set.of("STANDING", "CLEARED");
  private static final Set<String> STEPS =
      Set.of("RED_CARD", "LADDER", "CRITICISM", "LEADER_TOLD", "SUPERVISION");
  private static final int MOST = 200;

  private final WarningStore store;
  private final EscalationStore escalations;
  private final InboxStore inboxes;

  WarningController(WarningStore store, EscalationStore escalations, InboxStore inboxes) {
    this.store = store;
    this.escalations = escalations;
    this.inboxes = inboxes;
  }

  @GetMapping("/api/v1/warnings")
  NewestPage warnings(
      Viewer viewer,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable WarningLevel level,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String lookBack,
      @RequestParam(required = false) @Nullable String answer,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    check("lookBack", lookBack == null || lookBack.equals("DUE"));
    check("answer", answer == null || answer.equals("OWED"));
    check("state", state == null || STATES.contains(state));
    check("limit", limit >= 1 && limit <= MOST);
    return store.warnings(
        viewer,
        state,
        level == null ? null : level.name(),
        unit,
        lookBack != null,
        answer != null,
        after,
        limit);
  }

  @GetMapping("/api/v1/escalations")
  NewestPage escalations(
      Viewer viewer,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String step,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    check("limit", limit >= 1 && limit <= MOST);
    check("step", step == null || STEPS.contains(step));
    return escalations.escalations(viewer, unit, step, month(month), after, limit);
  }

  @GetMapping("/api/v1/inbox")
  NewestPage inbox(
      Viewer viewer,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    check("limit", limit >= 1 && limit <= MOST);
    return inboxes.inbox(viewer, after, limit);
  }

  private static @Nullable YearMonth month(@Nullable String text) {
    try {
      return text == null ? null : YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "参数 month 请写成 2026-03");
    }
  }

  private static void check(String parameter, boolean good) {
    if (!good) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "参数 " + parameter + " 不是这里认识的值");
    }
  }
}
