package cn.huimin.hotline.schemas.topic;

import static cn.huimin.hotline.schemas.topic.Topic.Service.INTAKE;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.BY_KEY;
import static cn.huimin.hotline.schemas.topic.Topic.Spread.SINGLE;

import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.topic.Topic.Kept;
import java.util.List;
import java.util.Locale;

/** What a service gave up, and what it handles again: two topics for each service. */
final class LetterTopics {

  private LetterTopics() {}

  static Topic deadLettersOf(Topic.Service service) {
    var name = service.name().toLowerCase(Locale.ROOT);
    return new Topic(
        deadLetters(name),
        "topic/partition/offset",
        List.of(DeadLetter.class, DeadLetterSettled.class),
        List.of(service),
        SINGLE,
        Kept.days(90),
        false,
        "What " + name + " could not read or handle, with the error");
  }

  static Topic retryOf(Topic.Service service) {
    var name = service.name().toLowerCase(Locale.ROOT);
    return new Topic(
        retry(name),
        "key of the record",
        List.of(RetryRequested.class),
        List.of(INTAKE),
        BY_KEY,
        Kept.days(1),
        false,
        "What " + name + " handles again after it had given it up");
  }

  /** Name of the topic of what a service, in small letters, gave up. */
  static String deadLetters(String service) {
    return "hotline.dead-letters." + service + ".v1";
  }

  /** Name of the topic of what a service, in small letters, handles again. */
  static String retry(String service) {
    return "hotline.retry." + service + ".v1";
  }
}
