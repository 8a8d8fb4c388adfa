package cn.huimin.hotline.intake.mail;

/**
 * How much of a mail is read.
 *
 * @param files files it may bring, 0 or more; more are counted and left
 * @param fileBytes size of one of them
 * @param textBytes bytes of text that are read; what is longer is cut
 */
public record MailLimits(int files, int fileBytes, int textBytes) {

  /** What an attachment of a case may be (DESIGN §5), and far more text than anybody writes. */
  public static final MailLimits DEFAULT = new MailLimits(20, 20 << 20, 2 << 20);
}
