package cn.huimin.hotline.endtoend.rights;

import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.house.House;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cases in the state in which an action could be done, and the people who stand to them as a row of
 * the matrix says. The case is at 大营镇中心小学, a school below 大营镇教管办; 云湖二中 is another line.
 */
final class PreparedCases {

  private static final String SCHOOL = "u-dayingzx";
  private static final String OFFICE = "u-daying";
  private static final String ELSEWHERE = "u-ez";

  /** Stands in a body for a case that can lead. */
  private static final String A_LEAD = "a lead";

  /** Who may depends on what has happened to the case, or on who did it. */
  private static final Set<String> RIGHT_BY_STATE =
      Set.of("dispatch", "confirm", "joint-answer", "sign-off");

  /** Kinds of row that are about the person and not about the case. */
  private static final Set<String> ALIKE = Set.of("own", "below", "other");

  private final House house;
  private @Nullable CaseInHand lead;

  PreparedCases(House house) {
    this.house = house;
  }

  /** The unit of the person who asks, for a role that acts for a unit. */
  static String unitOfThePerson(String action, String kind) {
    return switch (kind) {
      case "own", "hidden", "delegated" -> action.equals("dispatch") ? OFFICE : SCHOOL;
      case "below" -> OFFICE;
      default -> ELSEWHERE;
    };
  }

  /** A body with which the action is accepted from somebody who may. */
  synchronized Map<String, Object> bodyOf(String action, String kind) {
    var body = body(action, kind);
    if (!body.containsValue(A_LEAD)) {
      return body;
    }
    if (lead == null) {
      lead = CaseInHand.opened(house, WorkOrder.complaintAtTownSchool());
    }
    return Map.of("leadCaseId", lead.id(), "reason", "同一学校同一次收费");
  }

  private static Map<String, Object> body(String action, String kind) {
    return switch (action) {
      case "dispatch" -> Map.of("unitId", kind.equals("own") ? SCHOOL : OFFICE);
      case "return" -> Map.of("reasonCode", "OTHER_UNIT", "reason", "学生不在我校就读");
      case "return-decision" -> Map.of("granted", false, "fault", "UNIT", "reason", "该生在册，请按时办理");
      case "consult" -> Map.of("unitIds", List.of("u-jck"), "reason", "由谁承办有分歧");
      case "consult-decision" -> Map.of("unitId", SCHOOL, "reason", "会商定由学校承办");
      case "joint-answer" -> Map.of("answer", "已核对收费账目，材料交牵头单位");
      case "joint" -> Map.of("unitIds", List.of("u-jck"), "reason", "请核对代收费账目");
      case "promise-done" -> Map.of("proof", "现场核实退费到账");
      case "rate" -> Map.of("satisfaction", "SATISFIED");
      case "falsified" -> Map.of("finding", "FALSIFIED", "reason", "附件与银行流水不符");
      case "delegate" -> Map.of("account", "liaison-" + SCHOOL);
      case "police-report" -> Map.of("proof", "已向辖区派出所报案");
      case "confirm-emergency" -> Map.of("confirmed", true);
      case "unmerge" -> Map.of("reason", "经核实是两件不同的事");
      case "merge" -> Map.of("leadCaseId", A_LEAD, "reason", "同一学校同一次收费");
      case "split" -> Map.of("parts", List.of("大营镇中心小学强制购买校服", "大营镇中心小学食堂饭菜有异物"));
      case "extension" -> Map.of("workingDays", 3, "reason", "等第三方检测结果");
      case "complex" -> Map.of("reason", "涉及三个年级的缴费记录");
      case "extension-decision", "complex-decision" -> Map.of("granted", true, "reason", "情况属实");
      case "recheck" -> Map.of("reason", "学校已依规全额退费并当面说明");
      case "recheck-decision" -> Map.of("upheld", true, "reason", "学校已尽责");
      case "amend" -> Map.of("supplement", "来电补充：涉及两个班");
      case "supervise" -> Map.of("order", "请校长当面沟通并报结果");
      case "supervision-answer" -> Map.of("answer", "校长已家访，家长表示理解");
      case "correct-classification" -> Map.of("demandType", "HELP", "reason", "来电人是来求助的");
      case "answer" -> Map.of("publicAnswer", "校服费三日内退回。", "means", "PHONE");
      case "decline" ->
          Map.of(
              "reasonCode",
              "COURT",
              "reason",
              "法院已立案",
              "publicAnswer",
              "请按诉讼办理。",
              "means",
              "PHONE");
      case "refer" ->
          Map.of("authority", "市城管局", "reason", "归城管", "publicAnswer", "请找城管局。", "means", "PHONE");
      case "withdraw" -> Map.of("reason", "来电人说已解决");
      case "withdraw-decision" -> Map.of("confirmed", true, "pressed", false, "reason", "本人愿意");
      case "invalidate" -> Map.of("reason", "测试来电");
      case "return-to-source" -> Map.of("reason", "不属教育系统");
      case "source-refusal" -> Map.of("reason", "平台不收回");
      case "source-redo" -> Map.of("reason", "平台要求重办");
      case "source-callback" -> Map.of("satisfaction", "SATISFIED");
      case "contact" -> Map.of("means", "PHONE");
      case "report" -> CaseInHand.REPORT;
      case "callback" -> CaseInHand.SATISFIED;
      case "complainant" -> Map.of("reason", "核对联系方式");
      default -> Map.of();
    };
  }

  /**
   * Name of the case on which somebody is refused the action. Whether they may is looked at before
   * the state of the case, so that most share one: without the guard they would be told of its
   * state, or do it.
   */
  static String refusedOn(String action, String kind) {
    return RIGHT_BY_STATE.contains(action) || !ALIKE.contains(kind) ? action + " " + kind : "any";
  }

  /** A case on which somebody is refused the action. */
  CaseInHand refusing(String action, String kind) {
    return refusedOn(action, kind).equals("any")
        ? CaseInHand.opened(house, WorkOrder.complaintAtTownSchool())
        : fresh(action, kind);
  }

  /** A fresh case for the action. */
  CaseInHand fresh(String action, String kind) {
    var file = dispatched(action, kind);
    if (kind.equals("hidden")) {
      return file;
    }
    return switch (action) {
      case "complainant", "unmask" -> knownToIntake(file);
      case "return-decision" -> file.act("liaison-" + SCHOOL, "return", body("return", kind));
      case "consult-decision" -> file.act("operator", "consult", body("consult", kind));
      case "joint-answer" ->
          file.act(
              "operator",
              "joint",
              Map.of(
                  "unitIds",
                  List.of(kind.equals("joint") ? ELSEWHERE : "u-jck"),
                  "reason",
                  "请核对代收费账目"));
      case "promise-done" -> file.signed().promised().signedOff().approved();
      case "rate" -> file.signed().reported().signedOff().approved();
      case "falsified" -> file.signed().reported();
      case "unmerge" -> merged(file, CaseInHand.opened(house, WorkOrder.complaintAtTownSchool()));
      case "extension", "complex" -> file.signed();
      case "extension-decision" ->
          file.signed().act("liaison-" + SCHOOL, "extension", body("extension", kind));
      case "complex-decision" ->
          file.signed().act("liaison-" + SCHOOL, "complex", body("complex", kind));
      case "recheck" -> redo(file);
      case "recheck-decision" ->
          redo(file).act("liaison-" + SCHOOL, "recheck", body("recheck", kind));
      case "sign-draft" ->
          redo(file).reported().signedOff().approved().calledBack(CaseInHand.DISSATISFIED);
      case "supervision-answer" -> file.act("leader", "supervise", body("supervise", kind));
      case "withdraw-decision" -> file.act("operator", "withdraw", body("withdraw", kind));
      case "confirm" ->
          file.act(
              kind.equals("leaders") ? "leader" : "operator",
              "invalidate",
              body("invalidate", kind));
      case "source-refusal", "source-acceptance" ->
          file.act("operator", "return-to-source", body("return-to-source", kind));
      case "source-redo", "source-callback" ->
          file.signed().reported().signedOff().approved().calledBack(CaseInHand.SATISFIED);
      case "report" -> file.signed();
      case "sign-off" ->
          kind.equals("delegated")
              ? file.signed()
                  .act("head-" + SCHOOL, "report", body("report", kind))
                  .act("head-" + SCHOOL, "delegate", body("delegate", kind))
              : file.signed().reported();
      case "review" -> file.signed().reported().signedOff();
      case "callback", "close" -> file.signed().reported().signedOff().approved();
      default -> file;
    };
  }

  /** Whose a case is reaches intake, which keeps the vault, along the log and a moment later. */
  private CaseInHand knownToIntake(CaseInHand file) {
    var body = body("complainant", "own");
    await("unit of " + file.number())
        .until(() -> file.tries("liaison-" + SCHOOL, "complainant", body).status() == 200);
    return file;
  }

  private static CaseInHand merged(CaseInHand file, CaseInHand lead) {
    file.act("operator", "merge", Map.of("leadCaseId", lead.id(), "reason", "同一件事"));
    file.once(f -> f.path("state").asString("").equals("MERGED"));
    return file;
  }

  private static CaseInHand redo(CaseInHand file) {
    return file.signed().reported().signedOff().approved().calledBack(CaseInHand.DISSATISFIED);
  }

  private CaseInHand dispatched(String action, String kind) {
    if (kind.equals("hidden")) {
      return CaseInHand.opened(house, WorkOrder.report())
          .act("operator", "dispatch", Map.of("unitId", SCHOOL, "summary", "反映教辅材料征订不规范，请核查。"));
    }
    if (action.equals("confirm-emergency") || action.equals("police-report")) {
      var endangered =
          CaseInHand.opened(
              house, WorkOrder.complaintAtTownSchool().with("content", "大营镇中心小学门口有人持刀，请尽快处理。"));
      return action.equals("police-report") ? endangered.dispatchedTo(SCHOOL) : endangered;
    }
    if (kind.equals("urgent")) {
      return CaseInHand.opened(house, WorkOrder.complaintAtTownSchool().with("urgency", "URGENT"));
    }
    if (action.equals("dispatch") && kind.equals("own")) {
      return CaseInHand.opened(house, WorkOrder.unclear()).dispatchedTo(OFFICE);
    }
    return CaseInHand.opened(house, WorkOrder.complaintAtTownSchool());
  }
}
