package cn.huimin.hotline.notification.mail;

/** A mail was not sent and has to be tried again. */
public final class MailNotSentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MailNotSentException(String kind) {
    super("mail was not sent: " + kind);
  }
}
