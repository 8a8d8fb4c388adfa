package cn.huimin.hotline.intake.command;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.util.stream.Stream;

/** What people can ask of a case, as the last part of the path says. */
enum CaseAction {
  DISPATCH("dispatch"),
  RETURN("return"),
  RETURN_DECISION("return-decision"),
  CONSULT("consult"),
  CONSULT_DECISION("consult-decision"),
  SPLIT("split"),
  MERGE("merge"),
  UNMERGE("unmerge"),
  CONFIRM_EMERGENCY("confirm-emergency"),
  POLICE_REPORT("police-report"),
  DELEGATE("delegate"),
  FALSIFIED("falsified"),
  RATE("rate"),
  PROMISE_DONE("promise-done"),
  JOINT("joint"),
  JOINT_ANSWER("joint-answer"),
  SIGN("sign"),
  CONTACT("contact"),
  EXTENSION("extension"),
  EXTENSION_DECISION("extension-decision"),
  COMPLEX("complex"),
  COMPLEX_DECISION("complex-decision"),
  REPORT("report"),
  SIGN_OFF("sign-off"),
  REVIEW("review"),
  CALLBACK("callback"),
  CLOSE("close"),
  RECHECK("recheck"),
  RECHECK_DECISION("recheck-decision"),
  URGE("urge"),
  AMEND("amend"),
  SUPERVISE("supervise"),
  SIGN_DRAFT("sign-draft"),
  SUPERVISION_ANSWER("supervision-answer"),
  CORRECT_CLASSIFICATION("correct-classification"),
  ANSWER("answer"),
  DECLINE("decline"),
  REFER("refer"),
  WITHDRAW("withdraw"),
  WITHDRAW_DECISION("withdraw-decision"),
  INVALIDATE("invalidate"),
  CONFIRM("confirm"),
  RETURN_TO_SOURCE("return-to-source"),
  SOURCE_REFUSAL("source-refusal"),
  SOURCE_ACCEPTANCE("source-acceptance"),
  SOURCE_REDO("source-redo"),
  SOURCE_CALLBACK("source-callback");

  private final String path;

  CaseAction(String path) {
    this.path = path;
  }

  /** The action of a request. */
  static CaseAction of(String uri) {
    var last = uri.substring(uri.lastIndexOf('/') + 1);
    return Stream.of(values())
        .filter(action -> action.path.equals(last))
        .findFirst()
        .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这个动作"));
  }

  String path() {
    return path;
  }

  CommandDraft read(ActionFields fields) {
    return switch (this) {
      case DISPATCH -> ActionReaders.dispatch(fields);
      case RETURN -> ReturnReaders.ask(fields);
      case RETURN_DECISION -> ReturnReaders.decision(fields);
      case CONSULT -> ReturnReaders.consultation(fields);
      case CONSULT_DECISION -> ReturnReaders.consultationDecision(fields);
      case SPLIT -> MergeReaders.split(fields);
      case MERGE -> MergeReaders.merge(fields);
      case UNMERGE -> MergeReaders.unmerge(fields);
      case CONFIRM_EMERGENCY -> BesideReaders.confirmEmergency(fields);
      case POLICE_REPORT -> BesideReaders.policeReport(fields);
      case DELEGATE -> BesideReaders.delegate(fields);
      case FALSIFIED -> BesideReaders.falsified(fields);
      case RATE -> BesideReaders.rate(fields);
      case PROMISE_DONE -> BesideReaders.promiseDone(fields);
      case JOINT -> BesideReaders.joint(fields);
      case JOINT_ANSWER -> BesideReaders.jointAnswer(fields);
      case SIGN -> ActionReaders.sign(fields);
      case CONTACT -> ActionReaders.contact(fields);
      case EXTENSION -> ReliefReaders.extension(fields);
      case EXTENSION_DECISION -> ReliefReaders.extensionDecision(fields);
      case COMPLEX -> ReliefReaders.complex(fields);
      case COMPLEX_DECISION -> ReliefReaders.complexDecision(fields);
      case REPORT -> ActionReaders.report(fields);
      case SIGN_OFF -> ActionReaders.signOff(fields);
      case REVIEW -> ActionReaders.review(fields);
      case CALLBACK -> ActionReaders.callback(fields);
      case CLOSE -> ActionReaders.close(fields);
      case RECHECK -> OversightReaders.recheck(fields);
      case RECHECK_DECISION -> OversightReaders.recheckDecision(fields);
      case URGE -> OversightReaders.urge(fields);
      case AMEND -> OversightReaders.amend(fields);
      case SUPERVISE -> OversightReaders.supervise(fields);
      case SIGN_DRAFT -> OversightReaders.signDraft(fields);
      case SUPERVISION_ANSWER -> OversightReaders.answer(fields);
      case CORRECT_CLASSIFICATION -> CorrectionReader.read(fields);
      case ANSWER -> EndingReaders.answer(fields);
      case DECLINE -> EndingReaders.decline(fields);
      case REFER -> EndingReaders.refer(fields);
      case WITHDRAW -> EndingReaders.withdraw(fields);
      case WITHDRAW_DECISION -> EndingReaders.withdrawDecision(fields);
      case INVALIDATE -> EndingReaders.invalidate(fields);
      case CONFIRM -> EndingReaders.confirm(fields);
      case RETURN_TO_SOURCE -> SourceReaders.back(fields);
      case SOURCE_REFUSAL -> SourceReaders.refusal(fields);
      case SOURCE_ACCEPTANCE -> SourceReaders.acceptance(fields);
      case SOURCE_REDO -> SourceReaders.redo(fields);
      case SOURCE_CALLBACK -> SourceReaders.callback(fields);
    };
  }
}
