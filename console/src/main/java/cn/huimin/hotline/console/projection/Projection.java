package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.topic.Topic;
import java.util.List;

/** Takes the records of some topics into tables of the read model. */
interface Projection {

  /** Topics it takes in. */
  List<Topic> topics();

  /**
   * Takes records in, inside the caller's transaction.
   *
   * @param entries records of its topics, those of one partition in the order of the log
   * @param touched where it notes the cases whose derived columns have to follow
   */
  void apply(List<Entry> entries, Touched touched);
}
