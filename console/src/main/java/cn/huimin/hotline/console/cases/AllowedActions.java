package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do with a case now (DOMAIN §3): a next step of the case, for the role, by the
 * unit's relation to the case, and not on the own work. A forecast for buttons; routing decides.
 */
public final class AllowedActions {

  private AllowedActions() {}

  /**
   * Actions in the order of the case's next steps.
   *
   * @param viewer who asks
   * @param summary the case
   * @param reportedBy who wrote the last report, null if there is none
   */
  public static List<String> of(Viewer viewer, Summary summary, @Nullable Author reportedBy) {
    return summary.nextSteps().stream()
        .filter(step -> step.roles().isEmpty() || step.roles().contains(viewer.role().name()))
        .map(Summary.Step::action)
        .filter(action -> may(viewer, action, summary, reportedBy))
        .distinct()
        .toList();
  }

  private static boolean may(
      Viewer viewer, String action, Summary summary, @Nullable Author reportedBy) {
    boolean own = viewer.unitId() != null && viewer.unitId().equals(summary.unitId());
    boolean ownOrBelow = viewer.unitId() != null && summary.unitLine().contains(viewer.unitId());
    boolean ownWork = reportedBy != null && viewer.account().equals(reportedBy.account());
    boolean byHeadBelow = ownOrBelow && !own && reportedBy != null && reportedBy.head();
    Role role = viewer.role();
    return switch (action) {
      case "dispatch" ->
          role == Role.OPERATOR
              || (role == Role.DUTY && !summary.urgency().equals("NORMAL"))
              || (role == Role.LIAISON && own);
      case "extension", "complex" -> own && (role == Role.LIAISON || role == Role.HEAD);
      case "extension-decision", "complex-decision" -> role == Role.OPERATOR;
      case "recheck", "supervision-answer" -> own && (role == Role.LIAISON || role == Role.HEAD);
      case "recheck-decision", "urge", "amend" -> role == Role.OPERATOR;
      case "correct-classification", "answer", "decline", "refer", "withdraw-decision" ->
          role == Role.OPERATOR;
      case "withdraw" ->
          role == Role.OPERATOR || (own && (role == Role.LIAISON || role == Role.HEAD));
      case "invalidate" -> role == Role.OPERATOR || role == Role.LEADER;
      case "confirm" ->
          (role == Role.OPERATOR || role == Role.LEADER)
              && !viewer.account().equals(summary.proposedBy());
      case "return-to-source",
          "source-refusal",
          "source-acceptance",
          "source-redo",
          "source-callback" ->
          role == Role.OPERATOR;
      case "supervise", "sign-draft" -> role == Role.LEADER;
      case "confirm-emergency" -> role == Role.OPERATOR || role == Role.DUTY;
      case "police-report" ->
          role == Role.OPERATOR || (own && (role == Role.LIAISON || role == Role.HEAD));
      case "delegate" -> own && role == Role.HEAD;
      case "falsified" -> (role == Role.OPERATOR || role == Role.LEADER) && !ownWork;
      case "rate" -> (role == Role.OPERATOR || role == Role.LEADER) && !ownWork;
      case "merge", "unmerge", "split" -> role == Role.OPERATOR;
      case "promise-done" -> role == Role.OPERATOR;
      case "joint" -> role == Role.OPERATOR || (own && (role == Role.LIAISON || role == Role.HEAD));
      case "joint-answer" ->
          (role == Role.LIAISON || role == Role.HEAD) && summary.owesJointAnswer(viewer.unitId());
      case "return" -> role == Role.LIAISON && own;
      case "return-decision", "consult" -> role == Role.OPERATOR;
      case "consult-decision" -> role == Role.OPERATOR || role == Role.LEADER;
      case "sign" -> role == Role.LIAISON && ownOrBelow;
      case "contact" ->
          summary.hidden()
              ? role == Role.OPERATOR
              : own && (role == Role.LIAISON || role == Role.HEAD);
      case "report" -> own && (role == Role.LIAISON || role == Role.HEAD);
      case "sign-off" ->
          (own
                  && !ownWork
                  && (role == Role.HEAD || viewer.account().equals(summary.signOffDelegate())))
              || (byHeadBelow && role == Role.HEAD);
      case "review", "callback", "close" ->
          (role == Role.OPERATOR || role == Role.LEADER) && !ownWork;
      default -> false;
    };
  }
}
