/** What the Kafka Streams services share: time of a record, serde. */
@NullMarked
package cn.huimin.hotline.platform.streams;

import org.jspecify.annotations.NullMarked;
