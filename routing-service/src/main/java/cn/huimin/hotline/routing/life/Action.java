package cn.huimin.hotline.routing.life;

/** What can be asked of a case, named as the API names it (DESIGN §4). */
public enum Action {
  DISPATCH("dispatch", "派单"),
  SIGN("sign", "签收"),
  CONTACT("contact", "记录联系"),
  REPORT("report", "上报"),
  SIGN_OFF("sign-off", "签发"),
  REVIEW("review", "审核"),
  CALLBACK("callback", "记录回访"),
  CLOSE("close", "办结"),
  NOTE_REPEAT("note-repeat", "记为重复投诉");

  private final String apiName;
  private final String chinese;

  Action(String apiName, String chinese) {
    this.apiName = apiName;
    this.chinese = chinese;
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
