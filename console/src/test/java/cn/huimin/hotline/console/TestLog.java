package cn.huimin.hotline.console;

import cn.huimin.hotline.console.projection.LogRecord;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A log in memory: gives records their places as a broker with one partition would. */
public final class TestLog {

  /** Ids of the schemas in it. */
  public static final SchemaIds IDS = SchemaIds.counted();

  private final HotlineAvroSerializer serializer = new HotlineAvroSerializer(IDS);
  private final Map<String, Long> next = new HashMap<>();
  private final List<LogRecord> records = new ArrayList<>();

  /** Writes a record to its topic. */
  public LogRecord write(String key, SpecificRecord value) {
    var topic = Topics.of(value);
    return place(topic, key, serializer.serialize(topic.name(), value));
  }

  /** Writes bytes to a topic. */
  public LogRecord place(Topic topic, String key, byte @Nullable [] bytes) {
    long offset = next.merge(topic.name(), 1L, Long::sum) - 1;
    var record = new LogRecord(topic.name(), 0, offset, key, bytes);
    records.add(record);
    return record;
  }

  /** All records, in the order they were written. */
  public List<LogRecord> records() {
    return List.copyOf(records);
  }
}
