package cn.huimin.hotline.intake.scrub;

/** What stands in a scrubbed text where something personal stood. */
public enum Placeholder {
  /** A mobile number. */
  MOBILE("〔手机号〕"),
  /** A landline number. */
  LANDLINE("〔电话〕"),
  /** A resident identity card number. */
  ID_CARD("〔身份证号〕"),
  /** A bank card number. */
  BANK_CARD("〔银行卡号〕"),
  /** An e-mail address. */
  EMAIL("〔邮箱〕"),
  /** A number plate. */
  PLATE("〔车牌号〕"),
  /** A WeChat id. */
  WECHAT("〔微信号〕"),
  /** A QQ number. */
  QQ("〔QQ号〕"),
  /** The complainant's own name. */
  NAME("〔姓名〕"),
  /** The complainant's own address. */
  ADDRESS("〔住址〕"),
  /** The code by which a complainant looks the case up. */
  LOOK_UP_CODE("〔查询码〕");

  private final String text;

  Placeholder(String text) {
    this.text = text;
  }

  /** The words that stand in the text. */
  public String text() {
    return text;
  }
}
