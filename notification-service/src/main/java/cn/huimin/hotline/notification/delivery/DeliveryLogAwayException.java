package cn.huimin.hotline.notification.delivery;

/** The broker did not acknowledge; it is worth trying again. */
public final class DeliveryLogAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the producer said. */
  public DeliveryLogAwayException(Throwable cause) {
    super("deliveries could not be published", cause);
  }
}
