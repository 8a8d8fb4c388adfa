package cn.huimin.hotline.notification.delivery;

import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import java.util.Map;

/** Where it is told what was delivered: the topic {@code deliveries}. */
public interface DeliveryLog {

  /**
   * Publishes records and returns when all are acknowledged.
   *
   * @param records by their key, in order; a key may come more than once
   * @throws DeliveryLogAwayException if the broker did not acknowledge all of them
   */
  void publish(Iterable<Map.Entry<String, DeliveryRecorded>> records);
}
