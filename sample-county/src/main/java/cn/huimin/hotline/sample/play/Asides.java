package cn.huimin.hotline.sample.play;

import cn.huimin.hotline.sample.play.Habits.Step;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people do beside the handling, now and then, so that the month shows it: the sign-off is
 * left to somebody else, promises are struck off, a report is found falsified, cases are joined.
 */
final class Asides {

  private static final String OPERATOR = "operator";

  private final HouseApi api;
  private final Habits habits;
  private final Diary diary;

  Asides(HouseApi api, Habits habits, Diary diary) {
    this.api = api;
    this.habits = habits;
    this.diary = diary;
  }

  /** What is done beside the handling of a case now, if anything is. */
  Optional<Step> next(KnownCase known) {
    return switch (known.state()) {
      case "TRIAGE" ->
          !known.urgent() && may(known, "split", 4) ? Optional.of(Step.SPLIT) : Optional.empty();
      case "DISPATCHED" ->
          !known.urgent() && diary.wants("split", known.caseId())
              ? Optional.of(Step.SPLIT)
              : !known.urgent() && known.unitId() != null && may(known, "merge", 3)
                  ? Optional.of(Step.MERGE)
                  : Optional.empty();
      case "MERGED" ->
          known.offered().contains("callback")
              ? Optional.of(Step.CALLBACK)
              : may(known, "unmerge", 25) ? Optional.of(Step.UNMERGE) : Optional.empty();
      case "SIGNED" ->
          known.contacted()
                  && !known.asked()
                  && (diary.wants("delegate", known.caseId()) || happens(known, "delegates", 3))
              ? Optional.of(Step.DELEGATE)
              : Optional.empty();
      case "CLOSED" -> closed(known);
      default -> Optional.empty();
    };
  }

  private Optional<Step> closed(KnownCase known) {
    if (may(known, "promise-done", 70)) {
      return Optional.of(Step.PROMISE_DONE);
    }
    return may(known, "falsified", 2) ? Optional.of(Step.FALSIFIED) : Optional.empty();
  }

  private boolean may(KnownCase known, String action, int percent) {
    return known.offered().contains(action)
        && !known.asked()
        && (diary.wants(action, known.caseId()) || happens(known, action, percent));
  }

  private boolean happens(KnownCase known, String what, int percent) {
    return habits.happens(percent, known.caseId(), what, known.round());
  }

  /** Does it and returns the house's answer. */
  HouseApi.Answer take(Step step, KnownCase known) {
    return switch (step) {
      case DELEGATE ->
          act(
              known,
              "head-" + known.unitId(),
              "delegate",
              Map.of("account", "liaison-" + known.unitId()));
      case PROMISE_DONE ->
          act(known, OPERATOR, "promise-done", Map.of("proof", "已现场核实，承诺事项完成，照片存档。"));
      case FALSIFIED ->
          act(
              known,
              OPERATOR,
              "falsified",
              Map.of("finding", "IRRESPONSIBLE", "reason", "回访核实，报告所写的家访没有进行。"));
      case SPLIT ->
          act(known, OPERATOR, "split", Map.of("parts", List.of("反映学校收费没有公示。", "反映课后服务时间太短。")));
      case MERGE -> merge(known);
      case UNMERGE -> act(known, OPERATOR, "unmerge", Map.of("reason", "经核实是两件不同的事，分开办理。"));
      default -> throw new IllegalArgumentException(step + " is done by others");
    };
  }

  /** Joins it to the oldest open case of the same unit and category; the first to any unit's. */
  private HouseApi.Answer merge(KnownCase known) {
    var category = known.category() == null ? "其他" : known.category();
    var list =
        api.get(
            OPERATOR,
            "/api/v1/cases?state=SIGNED&sort=opened&limit=5&category="
                + URLEncoder.encode(category, StandardCharsets.UTF_8)
                + (diary.wants("merge", known.caseId()) ? "" : "&unit=" + known.unitId()));
    if (!list.ok()) {
      return list;
    }
    var lead = "";
    for (var item : list.body().path("items")) {
      var id = item.path("caseId").asString("");
      if (lead.isEmpty() && !id.equals(known.caseId())) {
        lead = id;
      }
    }
    if (lead.isEmpty()) {
      diary.cannot("merge", known.caseId());
    }
    return lead.isEmpty()
        ? act(known, "liaison-" + known.unitId(), "sign", Map.of())
        : act(known, OPERATOR, "merge", Map.of("leadCaseId", lead, "reason", "同一单位同一件事。"));
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
