package cn.huimin.hotline.notification.delivery;

import java.time.Instant;
import java.util.List;

/** Takes mails to be sent later, in the caller's transaction; there may be no mail at all. */
@FunctionalInterface
public interface MailQueue {

  /** No mail is sent. */
  MailQueue NONE = (_, _) -> {};

  /**
   * Queues mails that are not queued yet.
   *
   * @param mails mails
   * @param now time by which it is decided when they may go out
   */
  void add(List<Delivery> mails, Instant now);
}
