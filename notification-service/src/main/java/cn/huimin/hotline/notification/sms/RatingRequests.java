package cn.huimin.hotline.notification.sms;

import java.time.Instant;
import java.util.List;

/** Takes requests to be sent later, in the caller's transaction; there may be no gateway at all. */
@FunctionalInterface
public interface RatingRequests {

  /** Nothing is sent. */
  RatingRequests NONE = (_, _) -> {};

  /**
   * Queues requests that are not queued yet.
   *
   * @param requests requests
   * @param now time by which it is decided when they may go out
   */
  void add(List<RatingRequest> requests, Instant now);
}
