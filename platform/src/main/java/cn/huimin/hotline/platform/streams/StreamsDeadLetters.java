package cn.huimin.hotline.platform.streams;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** Hands the dead letters of a service to the handlers that Kafka Streams makes by itself. */
public final class StreamsDeadLetters {

  private static final String LETTERS = "hotline.dead.letters";

  private StreamsDeadLetters() {}

  /** Puts both handlers, and what they write by, into the settings of a Kafka Streams service. */
  public static void into(Properties settings, DeadLetters letters) {
    settings.put(LETTERS, letters);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnhandledRecords.class);
  }

  /**
   * The dead letters in the settings.
   *
   * @throws ConfigException if there are none
   */
  static DeadLetters in(Map<String, ?> settings) {
    if (settings.get(LETTERS) instanceof DeadLetters letters) {
      return letters;
    }
    throw new ConfigException(LETTERS, null, "put it there by StreamsDeadLetters.into");
  }
}
