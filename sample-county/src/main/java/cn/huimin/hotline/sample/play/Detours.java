package cn.huimin.hotline.sample.play;

import cn.huimin.hotline.sample.play.Habits.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What ends a case otherwise than by report and callback, and what the platform above does: now and
 * then, so that the month shows it.
 */
final class Detours {

  private static final String OPERATOR = "operator";
  private static final String LEADER = "leader";

  /** What can end a case on which nobody has worked. */
  private static final Map<String, Step> WITHOUT_A_REPORT =
      new TreeMap<>(
          Map.of(
              "answer", Step.ANSWER,
              "decline", Step.DECLINE,
              "refer", Step.REFER,
              "invalidate", Step.INVALIDATE));

  private final HouseApi api;
  private final Habits habits;
  private final Diary diary;

  Detours(HouseApi api, Habits habits, Diary diary) {
    this.api = api;
    this.habits = habits;
    this.diary = diary;
  }

  /** The detour that a case takes now, if it takes one. */
  Optional<Step> next(KnownCase known) {
    if (known.flags().contains("confirmation")) {
      return Optional.of(Step.CONFIRM);
    }
    if (known.flags().contains("withdrawalRequested")) {
      return Optional.of(Step.WITHDRAW_DECISION);
    }
    return switch (known.state()) {
      case "TRIAGE" -> inTriage(known);
      case "DISPATCHED" ->
          known.asked() || known.urgent() ? Optional.empty() : missingEnding(known);
      case "SIGNED" -> withTheUnit(known);
      case KnownCase.AT_THE_SOURCE ->
          Optional.of(
              diary.wants("source-refusal", known.caseId())
                      || (!diary.wants("source-acceptance", known.caseId())
                          && habits.happens(40, known.caseId(), "refused", 0))
                  ? Step.SOURCE_REFUSAL
                  : Step.SOURCE_ACCEPTANCE);
      case "CLOSED" -> closed(known);
      default -> Optional.empty();
    };
  }

  private Optional<Step> inTriage(KnownCase known) {
    if (known.asked() || known.urgent()) {
      return Optional.empty();
    }
    var missing = missingEnding(known);
    if (missing.isPresent()) {
      return missing;
    }
    int drawn = habits.pick(100, known.caseId(), "triage", 0);
    if (drawn < (known.demandType().equals("ENQUIRY") ? 40 : 3)) {
      return Optional.of(Step.ANSWER);
    }
    return switch (drawn) {
      case 40, 41 -> Optional.of(Step.DECLINE);
      case 42, 43, 44 -> Optional.of(Step.REFER);
      case 45, 46 -> Optional.of(Step.INVALIDATE);
      case 47, 48, 49, 50 ->
          known.fromAbove() ? Optional.of(Step.RETURN_TO_SOURCE) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<Step> withTheUnit(KnownCase known) {
    if (!known.contacted() || known.asked() || known.urgent()) {
      return Optional.empty();
    }
    if (diary.wants("withdraw", known.caseId())) {
      return Optional.of(Step.WITHDRAW);
    }
    if (known.demandType().equals("COMPLAINT")
        && (diary.wants("correct-classification", known.caseId())
            || habits.happens(3, known.caseId(), "corrected", known.round()))) {
      return Optional.of(Step.CORRECT);
    }
    return habits.happens(2, known.caseId(), "withdraws", known.round())
        ? Optional.of(Step.WITHDRAW)
        : Optional.empty();
  }

  /** The first ending without a report that nobody has come to yet. */
  private Optional<Step> missingEnding(KnownCase known) {
    boolean back =
        known.fromAbove()
            && (diary.wants("source-refusal", known.caseId())
                || diary.wants("source-acceptance", known.caseId()));
    return back
        ? Optional.of(Step.RETURN_TO_SOURCE)
        : WITHOUT_A_REPORT.entrySet().stream()
            .filter(step -> diary.wants(step.getKey(), known.caseId()))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  /** The platform above calls back now and then, and has some of those handled again. */
  private Optional<Step> closed(KnownCase known) {
    if (!known.fromAbove() || known.demandType().equals("PRAISE")) {
      return Optional.empty();
    }
    if (diary.wants("source-redo", known.caseId())) {
      return Optional.of(Step.SOURCE_REDO);
    }
    if (diary.wants("source-callback", known.caseId())) {
      return Optional.of(Step.SOURCE_CALLBACK);
    }
    if (known.asked()) {
      return habits.happens(50, known.caseId(), "redo", known.round())
              && habits.happens(3, known.caseId(), "called", known.round())
          ? Optional.of(Step.SOURCE_REDO)
          : Optional.empty();
    }
    return habits.happens(3, known.caseId(), "called", known.round())
        ? Optional.of(Step.SOURCE_CALLBACK)
        : Optional.empty();
  }

  /** Takes it and returns the house's answer. */
  HouseApi.Answer take(Step step, KnownCase known) {
    return switch (step) {
      case ANSWER ->
          act(known, OPERATOR, "answer", told(Map.of("publicAnswer", "您咨询的事项，按现行规定办理即可，已电话说明。")));
      case DECLINE ->
          act(
              known,
              OPERATOR,
              "decline",
              told(
                  Map.of(
                      "reasonCode",
                      "COURT",
                      "reason",
                      "同一事项已进入诉讼程序。",
                      "publicAnswer",
                      "您反映的事项已进入诉讼程序，请按法院安排办理。")));
      case REFER ->
          act(
              known,
              OPERATOR,
              "refer",
              told(
                  Map.of(
                      "authority",
                      "城市管理部门",
                      "reason",
                      "校外公共区域，不属教育系统职责。",
                      "publicAnswer",
                      "您反映的事项由城市管理部门负责，已告知其热线。")));
      case WITHDRAW ->
          act(known, "liaison-" + known.unitId(), "withdraw", Map.of("reason", "来电人表示问题已解决，不用再办。"));
      case WITHDRAW_DECISION -> decideWithdrawal(known);
      case INVALIDATE ->
          act(known, OPERATOR, "invalidate", Map.of("reason", "来电中断，没有说出诉求，也没有留号码。"));
      case CONFIRM ->
          act(
              known,
              LEADER,
              "confirm",
              habits.happens(70, known.caseId(), "confirmed", 0)
                  ? Map.of()
                  : Map.of("confirmed", false, "reason", "请再回拨一次，问清诉求。"));
      case CORRECT ->
          act(
              known,
              OPERATOR,
              "correct-classification",
              Map.of("demandType", "HELP", "reason", "来电人是请求帮助解决，没有反映谁的过错。"));
      case RETURN_TO_SOURCE ->
          act(known, OPERATOR, "return-to-source", Map.of("reason", "不属教育系统职责，建议改派。"));
      case SOURCE_REFUSAL ->
          act(known, OPERATOR, "source-refusal", Map.of("reason", "平台答复：涉及学校周边，仍由教育部门牵头。"));
      case SOURCE_ACCEPTANCE -> act(known, OPERATOR, "source-acceptance", Map.of());
      case SOURCE_CALLBACK ->
          act(
              known,
              OPERATOR,
              "source-callback",
              Map.of(
                  "satisfaction",
                  habits.happens(50, known.caseId(), "redo", known.round())
                      ? "DISSATISFIED"
                      : "SATISFIED"));
      case SOURCE_REDO -> act(known, OPERATOR, "source-redo", Map.of("reason", "平台回访不满意，退回重办。"));
      default -> throw new IllegalArgumentException(step + " is no detour");
    };
  }

  private HouseApi.Answer decideWithdrawal(KnownCase known) {
    boolean confirmed = habits.happens(60, known.caseId(), "withdraws-indeed", known.round());
    return act(
        known,
        OPERATOR,
        "withdraw-decision",
        Map.of(
            "confirmed",
            confirmed,
            "pressed",
            false,
            "reason",
            confirmed ? "已电话核实，是本人意愿。" : "来电人表示还没有解决，不撤单。"));
  }

  private static Map<String, String> told(Map<String, String> body) {
    var told = new HashMap<>(body);
    told.put("means", "PHONE");
    return told;
  }

  private HouseApi.Answer act(KnownCase known, String account, String action, Map<String, ?> body) {
    var answer =
        api.post(
            account,
            "/api/v1/cases/" + known.caseId() + "/" + action,
            "play-%s-%s-%d".formatted(known.caseId(), action, known.version()),
            body);
    if (answer.ok()) {
      diary.did(action);
    } else {
      diary.cannot(action, known.caseId());
    }
    return answer;
  }
}
