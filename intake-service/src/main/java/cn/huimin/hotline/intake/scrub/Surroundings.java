package cn.huimin.hotline.intake.scrub;

import java.util.regex.Pattern;

/** What the words around a number say it is. */
record Surroundings(String text) {

  private static final int BEFORE = 12;
  private static final int BEHIND = 6;

  private static final Pattern PHONE =
      Pattern.compile(
          "电话|座机|固话|手机|致电|来电|拨打|联系方式|联系号码|传真|(?i:tel)"
              + "|(?:打(?![印折分击骂架])|拨|号码|联系|回电)[^\\p{N}]{0,4}$");

  private static final Pattern CARD = Pattern.compile("卡号|银行卡|账号|帐号|账户|储蓄卡|信用卡|卡的");
  private static final Pattern ID_CARD = Pattern.compile("身份证|证件号");

  /** The number of something that is nobody's: a case, an order, a school. */
  private static final Pattern OF_A_THING =
      Pattern.compile(
          "(?:编号|单号|工单号?|流水号|学号|考号|考生号|准考证号?|订单号|案号|文号|代码|编码|发票号码?|合同号)"
              + "[^\\p{L}\\p{N}]{0,3}(?:[为是][^\\p{L}\\p{N}]{0,2})?[A-Za-z]{0,4}$");

  private static final Pattern MONEY = Pattern.compile("^\\s{0,2}(?:元(?![旦宵])|万元|亿元|块钱|人民币)");

  private static final Pattern SIGN_OF_MONEY = Pattern.compile("[¥￥$]\\s?$");

  private static final Pattern MANY =
      Pattern.compile("^\\s{0,2}(?:元|[万亿次册本户吨米件张份页套]|平方|名学生|人次|%|％)");

  private String before(int start) {
    return text.substring(Math.max(0, start - BEFORE), start);
  }

  private String behind(int end) {
    return text.substring(end, Math.min(text.length(), end + BEHIND));
  }

  /** Whether a phone is spoken of before it. */
  boolean speakOfAPhone(int start) {
    return PHONE.matcher(before(start)).find();
  }

  /** Whether a bank card is spoken of before it. */
  boolean speakOfACard(int start) {
    return CARD.matcher(before(start)).find();
  }

  /** Whether an identity card is spoken of before it. */
  boolean speakOfAnIdCard(int start) {
    return ID_CARD.matcher(before(start)).find();
  }

  /** Whether it is called the number of a thing. */
  boolean nameAThing(int start) {
    return OF_A_THING.matcher(before(start)).find();
  }

  /** Whether it is an amount of money. */
  boolean countMoney(int start, int end) {
    return MONEY.matcher(behind(end)).find() || SIGN_OF_MONEY.matcher(before(start)).find();
  }

  /** Whether it counts something, if only seven or eight digits stand there. */
  boolean count(int end) {
    return MANY.matcher(behind(end)).find();
  }
}
