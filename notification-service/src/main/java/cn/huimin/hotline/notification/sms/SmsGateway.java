package cn.huimin.hotline.notification.sms;

/** Hands short messages to whoever sends them. */
@FunctionalInterface
public interface SmsGateway {

  /** What is known of a message that was handed over. */
  enum Outcome {
    /** The gateway has it. */
    TAKEN,
    /** The gateway will not have it, now or later. */
    REFUSED,
    /** It surely did not go out; try again. */
    NOT_REACHED,
    /** Nobody knows whether it went out: it is not sent again. */
    UNCLEAR
  }

  /**
   * Hands a message over once.
   *
   * @param id id of the message, for a gateway that knows repetitions by it
   * @param phone number it goes to
   * @param text what it says
   */
  Outcome send(String id, String phone, String text);
}
