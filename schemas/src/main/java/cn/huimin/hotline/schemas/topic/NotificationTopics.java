package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.NOTIFICATION;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.BY_KEY;

import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.topic.Topic.Kept;
import java.util.List;

/** Who heard of what: what notification writes. */
final class NotificationTopics {

  static final Topic DELIVERIES =
      new Topic(
          "hotline.deliveries.v1",
          "case id or scope",
          List.of(DeliveryRecorded.class),
          List.of(NOTIFICATION),
          BY_KEY,
          Kept.days(400),
          false,
          "Told whom, how, when, with what result");

  private NotificationTopics() {}
}
