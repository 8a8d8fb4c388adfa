package cn.huimin.hotline.notification.sms;

/** A message surely did not go out and has to be tried again. */
public final class SmsNotSentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SmsNotSentException(String kind) {
    super("a short message was not sent: " + kind);
  }
}
