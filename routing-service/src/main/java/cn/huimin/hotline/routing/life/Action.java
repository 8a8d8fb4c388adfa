package cn.huimin.hotline.routing.life;

/** What can be asked of a case, named as the API names it (DESIGN §4). */
public enum Action {
  DISPATCH("dispatch", "派单"),
  RETURN("return", "申请退单"),
  RETURN_DECISION("return-decision", "审定退单"),
  CONSULT("consult", "召集会商"),
  CONSULT_DECISION("consult-decision", "记录会商决定"),
  JOINT_ANSWER("joint-answer", "答复联办"),
  JOINT("joint", "邀请联办"),
  PROMISE_DONE("promise-done", "销号"),
  RATE("rate", "记录评价"),
  FALSIFIED("falsified", "认定弄虚作假"),
  DELEGATE("delegate", "委托签发"),
  POLICE_REPORT("police-report", "记录强制报告"),
  CONFIRM_EMERGENCY("confirm-emergency", "确认特急"),
  NOTE_MERGE("note-merge", "并单往来"),
  UNMERGE("unmerge", "撤销并单"),
  MERGE("merge", "并单"),
  NOTE_PART("note-part", "记下拆出的工单办结"),
  SPLIT("split", "拆单"),
  SIGN("sign", "签收"),
  CONTACT("contact", "记录联系"),
  EXTENSION("extension", "申请延期"),
  EXTENSION_DECISION("extension-decision", "审定延期"),
  COMPLEX("complex", "申请按复杂件办理"),
  COMPLEX_DECISION("complex-decision", "审定复杂件"),
  REPORT("report", "上报"),
  SIGN_OFF("sign-off", "签发"),
  REVIEW("review", "审核"),
  CALLBACK("callback", "记录回访"),
  CLOSE("close", "办结"),
  RECHECK("recheck", "申请复核"),
  RECHECK_DECISION("recheck-decision", "审定复核"),
  URGE("urge", "记录催单"),
  AMEND("amend", "补充工单"),
  SUPERVISE("supervise", "督办"),
  SIGN_DRAFT("sign-draft", "签发拟办督办"),
  SUPERVISION_ANSWER("supervision-answer", "答复督办"),
  CORRECT_CLASSIFICATION("correct-classification", "更正归类"),
  ANSWER("answer", "直接答复"),
  DECLINE("decline", "不予受理"),
  REFER("refer", "转其他部门"),
  WITHDRAW("withdraw", "申请撤单"),
  WITHDRAW_DECISION("withdraw-decision", "核实撤单"),
  INVALIDATE("invalidate", "提出无效"),
  CONFIRM("confirm", "确认"),
  RETURN_TO_SOURCE("return-to-source", "退回来源"),
  SOURCE_REFUSAL("source-refusal", "记录来源不收回"),
  SOURCE_ACCEPTANCE("source-acceptance", "记录来源已收回"),
  SOURCE_REDO("source-redo", "按来源要求重办"),
  SOURCE_CALLBACK("source-callback", "记录来源回访"),
  DRAFT_SUPERVISION("draft-supervision", "拟办督办"),
  NOTE_REPEAT("note-repeat", "记为重复投诉"),
  NOTE_FLOOD("note-flood", "记为集中反映"),
  NOTE_LIMIT("note-limit", "记下超过时限");

  private final String apiName;
  private final String chinese;

  Action(String apiName, String chinese) {
    this.apiName = apiName;
    this.chinese = chinese;
  }

  /** Whether only services do it; it is no step that a person is offered. */
  public boolean byServices() {
    return this == NOTE_REPEAT
        || this == NOTE_FLOOD
        || this == NOTE_MERGE
        || this == NOTE_PART
        || this == NOTE_LIMIT
        || this == DRAFT_SUPERVISION;
  }

  /** Name in paths and in next steps. */
  public String apiName() {
    return apiName;
  }

  /** Name in sentences for people. */
  public String chinese() {
    return chinese;
  }
}
