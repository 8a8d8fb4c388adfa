package cn.huimin.hotline.sample.play;

import cn.huimin.hotline.sample.play.Habits.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators, liaisons and heads of the sample do when their step is ripe. */
final class People {

  private static final String OPERATOR = "operator";
  private static final String LEADER = "leader";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String SUMMARY = "来电人反映本单位有关事项，请按职责核实处理，由惠民中心负责联系来电人。";

  private final HouseApi api;
  private final Habits habits;
  private final PlayTexts texts;
  private final Diary diary;
  private final Detours detours;
  private final Asides asides;

  People(HouseApi api, Habits habits, PlayTexts texts, Diary diary) {
    this.api = api;
    this.habits = habits;
    this.texts = texts;
    this.diary = diary;
    this.detours = new Detours(api, habits, diary);
    this.asides = new Asides(api, habits, diary);
  }

  /** The detour that a case takes now, if it takes one. */
  Optional<Step> detour(KnownCase known) {
    return detours.next(known).or(() -> asides.next(known));
  }

  /** Takes a step and returns the house's answer. */
  HouseApi.Answer take(Step step, KnownCase known, Instant now) {
    return switch (step) {
      case DISPATCH -> dispatch(known);
      case RETURN -> returnCase(known);
      case RETURN_DECISION -> decideReturn(known);
      case CONSULT_DECISION ->
          act(
              known,
              OPERATOR,
              "consult-decision",
              Map.of("unitId", unit(known), "reason", "经会商，由原单位牵头办理，有关科室配合。"));
      case CONFIRM_EMERGENCY -> confirmEmergency(known);
      case POLICE_REPORT ->
          act(known, OPERATOR, "police-report", Map.of("proof", "已向辖区公安机关报案，受案回执存档。"));
      case DELEGATE, PROMISE_DONE, FALSIFIED, MERGE, SPLIT, UNMERGE -> asides.take(step, known);
      case JOINT ->
          askOrReport(
              known,
              now,
              "joint",
              Map.of(
                  "unitIds",
                  List.of(texts.departmentFor(known.category())),
                  "reason",
                  "请责任科室协助核对有关政策和账目。"));
      case JOINT_ANSWER ->
          besideOrReport(
              known,
              now,
              "liaison-" + texts.departmentFor(known.category()),
              "joint-answer",
              Map.of("answer", "已协助核对，有关材料交牵头单位。"));
      case EXTENSION ->
          askOrReport(
              known, now, "extension", Map.of("workingDays", 5, "reason", "需等第三方出具检测结果，申请延期。"));
      case COMPLEX -> askOrReport(known, now, "complex", Map.of("reason", "涉及多个年级和往年账目，须逐一核对。"));
      case EXTENSION_DECISION -> decide(known, "extension-decision");
      case COMPLEX_DECISION -> decide(known, "complex-decision");
      case RECHECK -> askOrReport(known, now, "recheck", Map.of("reason", "已依法依规办理并当面说明，申请复核。"));
      case RECHECK_DECISION ->
          act(
              known,
              OPERATOR,
              "recheck-decision",
              Map.of(
                  "upheld",
                  habits.happens(60, known.caseId(), "upheld", known.round()),
                  "reason",
                  "已复核承办单位的办理过程和依据。"));
      case URGE -> besideOrReport(known, now, OPERATOR, "urge", Map.of("note", "来电人询问办理进度。"));
      case AMEND ->
          besideOrReport(
              known, now, OPERATOR, "amend", Map.of("supplement", "来电人补充：同年级其他班也有类似情况。"));
      case SUPERVISE ->
          besideOrReport(known, now, LEADER, "supervise", Map.of("order", "请负责人直接过问，按时报结果。"));
      case SIGN_DRAFT -> act(known, LEADER, "sign-draft", Map.of("sign", true));
      case SUPERVISION_ANSWER ->
          act(
              known,
              liaison(known),
              "supervision-answer",
              Map.of("answer", "已由负责人牵头整改，并向来电人说明进展。"));
      case SIGN -> act(known, liaison(known), "sign", Map.of());
      case CONTACT -> contact(known, now);
      case REPORT -> act(known, liaison(known), "report", report(known, now));
      case SIGN_OFF -> signOff(known);
      case REVIEW -> review(known);
      case CALLBACK -> callback(known);
      case ANSWER,
          DECLINE,
          REFER,
          WITHDRAW,
          WITHDRAW_DECISION,
          INVALIDATE,
          CONFIRM,
          CORRECT,
          RETURN_TO_SOURCE,
          SOURCE_REFUSAL,
          SOURCE_ACCEPTANCE,
          SOURCE_CALLBACK,
          SOURCE_REDO ->
          detours.take(step, known);
    };
  }

  private HouseApi.Answer dispatch(KnownCase known) {
    var whole = api.get(OPERATOR, "/api/v1/cases/" + known.caseId());
    if (!whole.ok()) {
      return whole;
    }
    var guessed =
        whole
            .body()
            .path("routing")
            .path("alternatives")
            .path(0)
            .path("unit")
            .path("id")
            .asString("");
    var body = new HashMap<String, Object>();
    body.put("unitId", !guessed.isEmpty() ? guessed : texts.departmentFor(known.category()));
    if (known.category() == null) {
      body.put("category", Map.of("level1", "其他"));
    }
    if (whole.body().path("hidden").asBoolean(false)) {
      body.put("summary", SUMMARY);
    }
    return act(known, OPERATOR, "dispatch", body);
  }

  /** Most are emergencies; some only sound so. */
  private HouseApi.Answer confirmEmergency(KnownCase known) {
    return habits.happens(75, known.caseId(), "emergency", 1)
        ? act(known, OPERATOR, "confirm-emergency", Map.of("confirmed", true))
        : act(
            known,
            OPERATOR,
            "confirm-emergency",
            Map.of("confirmed", false, "urgency", "URGENT", "reason", "经电话核实，没有现实危险。"));
  }

  /** Too late to ask: the unit reports. */
  private HouseApi.Answer askOrReport(
      KnownCase known, Instant now, String action, Map<String, ?> body) {
    return besideOrReport(known, now, liaison(known), action, body);
  }

  private HouseApi.Answer besideOrReport(
      KnownCase known, Instant now, String account, String action, Map<String, ?> body) {
    var asked = act(known, account, action, body);
    return asked.ok() ? asked : act(known, liaison(known), "report", report(known, now));
  }

  private HouseApi.Answer decide(KnownCase known, String action) {
    boolean granted = habits.happens(70, known.caseId(), action, known.round());
    return act(
        known,
        OPERATOR,
        action,
        Map.of("granted", granted, "reason", granted ? "情况属实，同意。" : "理由不充分，请按时办理。"));
  }

  private HouseApi.Answer returnCase(KnownCase known) {
    var asked =
        act(
            known,
            liaison(known),
            "return",
            Map.of("reasonCode", "OTHER_UNIT", "reason", "经核，所反映事项不在本单位职责范围，建议改派。"));
    return asked.ok() ? asked : act(known, liaison(known), "sign", Map.of());
  }

  /** Some are granted, some refused, some consulted; what may not be granted is forced. */
  private HouseApi.Answer decideReturn(KnownCase known) {
    int drawn = habits.pick(4, known.caseId(), "return-decision-" + known.unitId(), 0);
    boolean consults =
        diary.wants("consult", known.caseId())
            || (!diary.wants("return-decision", known.caseId()) && drawn == 0);
    if (consults) {
      return act(
          known,
          OPERATOR,
          "consult",
          Map.of(
              "unitIds",
              List.of(texts.departmentFor(known.category())),
              "reason",
              "承办单位提出退单，请有关科室会商由谁承办。"));
    }
    if (drawn == 1) {
      return act(
          known,
          OPERATOR,
          "return-decision",
          Map.of("granted", false, "fault", "UNIT", "reason", "经核属本单位职责，请按时办理。"));
    }
    var granted =
        act(
            known,
            OPERATOR,
            "return-decision",
            Map.of(
                "granted",
                true,
                "unitId",
                texts.departmentFor(known.category()),
                "fault",
                "CENTRE",
                "reason",
                "原派单位有误，改派责任科室。"));
    return granted.ok()
        ? granted
        : api.post(
            OPERATOR,
            "/api/v1/cases/" + known.caseId() + "/return-decision",
            "play-%s-forced-%d".formatted(known.caseId(), known.version()),
            Map.of("granted", false, "fault", "UNIT", "forced", true, "reason", "不再改派，请按时办理。"));
  }

  private HouseApi.Answer contact(KnownCase known, Instant now) {
    var body =
        Map.of(
            "means",
            "PHONE",
            "reached",
            true,
            "occurredAt",
            now.toString(),
            "note",
            texts.contactNote(habits, known.caseId()));
    var answer = act(known, liaison(known), "contact", body);
    if (answer.ok()) {
      return answer;
    }
    var byCentre = act(known, OPERATOR, "contact", body);
    // Nobody can be reached: the case goes on without a contact.
    return byCentre.ok() ? byCentre : act(known, liaison(known), "report", report(known, now));
  }

  private Map<String, Object> report(KnownCase known, Instant now) {
    var written = texts.report(habits, known);
    var body = new HashMap<String, Object>();
    body.put("facts", written.facts());
    body.put("measures", written.measures());
    body.put("internalAnswer", written.internalAnswer());
    body.put("publicAnswer", written.publicAnswer());
    body.put("contacted", known.contacted());
    if (!known.contacted()) {
      body.put("notContactedReason", "多次拨打来电号码，无人接听。");
    }
    body.put("resolved", written.resolved());
    body.put("beyondPowers", written.beyondPowers());
    body.put("closingKind", written.closingKind());
    if (!written.resolved()) {
      body.put(
          "unresolvedReason",
          written.unresolvedReason() == null ? written.measures() : written.unresolvedReason());
    }
    boolean promises = written.promiseDays() == null && diary.wants("promise-done", known.caseId());
    if (promises) {
      body.put("closingKind", "PROMISED");
      body.put("promiseDueOn", now.atZone(SHANGHAI).toLocalDate().plusDays(3).toString());
    }
    if (written.promiseDays() != null) {
      body.put(
          "promiseDueOn",
          now.atZone(SHANGHAI).toLocalDate().plusDays(written.promiseDays()).toString());
    }
    if (!known.demandType().equals("ENQUIRY")) {
      body.put("staff", List.of("经办负责人"));
      body.put("basis", written.basis() == null ? written.facts() : written.basis());
      body.put("proposedVerdict", verdict(known, written.proposedVerdict()));
    }
    return body;
  }

  /** A complaint or report is found true or not; only what accuses nobody has no verdict. */
  private static String verdict(KnownCase known, String written) {
    boolean accuses = known.demandType().equals("COMPLAINT") || known.demandType().equals("REPORT");
    return accuses && written.equals("NOT_APPLICABLE") ? "PARTLY" : written;
  }

  private HouseApi.Answer signOff(KnownCase known) {
    if (habits.happens(3, known.caseId(), "head-refuses-" + known.version(), known.round())) {
      return act(
          known,
          head(known),
          "sign-off",
          Map.of("approve", false, "reason", texts.headsReason(habits, known.caseId())));
    }
    return act(known, head(known), "sign-off", Map.of("approve", true));
  }

  private HouseApi.Answer review(KnownCase known) {
    if (habits.happens(9, known.caseId(), "rejected-" + known.version(), known.round())) {
      var rejection = texts.rejection(habits, known);
      return act(
          known,
          OPERATOR,
          "review",
          Map.of(
              "approve", false,
              "rejectionReason", rejection.reason(),
              "reason", rejection.text()));
    }
    return act(known, OPERATOR, "review", Map.of("approve", true));
  }

  private HouseApi.Answer callback(KnownCase known) {
    if (known.attempts() >= 3) {
      return unreached(known);
    }
    boolean missing =
        !known.state().equals("MERGED")
            && (diary.wants("rate", known.caseId()) || diary.wants("close", known.caseId()));
    if (missing) {
      return act(known, OPERATOR, "callback", Map.of("reached", false));
    }
    int turn = known.round() * 10 + known.attempts();
    if (!habits.happens(86, known.caseId(), "reached", turn)) {
      return act(known, OPERATOR, "callback", Map.of("reached", false));
    }
    boolean complains =
        known.round() < 3
            && (diary.wants("recheck", known.caseId())
                || diary.wants("sign-draft", known.caseId()));
    var satisfaction =
        complains
            ? "DISSATISFIED"
            : satisfaction(habits.pick(100, known.caseId(), "satisfied", known.round()));
    var dissatisfied = satisfaction.equals("DISSATISFIED");
    return act(
        known,
        OPERATOR,
        "callback",
        Map.of(
            "reached",
            true,
            "contactedByUnit",
            known.contacted(),
            "resolution",
            dissatisfied ? "UNRESOLVED" : "RESOLVED",
            "satisfaction",
            satisfaction,
            "pressed",
            false,
            "words",
            texts.callbackWords(habits, known.caseId(), satisfaction)));
  }

  /**
   * Who is reached by nobody rates by SMS, or is waited for until the case may be closed. The case
   * itself is asked: the list of the morning may be older than the last call of the evening.
   */
  private HouseApi.Answer unreached(KnownCase known) {
    var file = api.get(OPERATOR, "/api/v1/cases/" + known.caseId());
    var offered =
        file.body().path("allowedActions").valueStream().map(action -> action.asString()).toList();
    if (!offered.contains("rate") && !offered.contains("close")) {
      // All on one day: tried once more on another.
      return act(known, OPERATOR, "callback", Map.of("reached", false));
    }
    boolean rates =
        known.state().equals("MERGED")
            || diary.wants("rate", known.caseId())
            || (!diary.wants("close", known.caseId())
                && habits.happens(50, known.caseId(), "rates", known.round()));
    if (rates) {
      return act(known, OPERATOR, "rate", Map.of("satisfaction", "SATISFIED"));
    }
    return offered.contains("close") ? act(known, OPERATOR, "close", Map.of()) : file;
  }

  private static String satisfaction(int drawn) {
    if (drawn < 74) {
      return "SATISFIED";
    }
    if (drawn < 90) {
      return "BASICALLY_SATISFIED";
    }
    return drawn < 98 ? "DISSATISFIED" : "NO_COMMENT";
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

  private static String liaison(KnownCase known) {
    return "liaison-" + unit(known);
  }

  private static String head(KnownCase known) {
    return "head-" + unit(known);
  }

  private static String unit(KnownCase known) {
    if (known.unitId() == null) {
      throw new IllegalStateException("case " + known.caseId() + " is dispatched to no unit");
    }
    return known.unitId();
  }
}
