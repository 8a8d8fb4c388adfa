package cn.huimin.hotline.platform.streams;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Stands in a topology for a record that cannot be read, so that a step with a store learns of it;
 * it is never written anywhere.
 */
public final class Unreadable implements SpecificRecord {

  private static final Schema NOTHING =
      Schema.createRecord("Unreadable", null, "cn.huimin.hotline.platform.streams", false);

  static {
    NOTHING.setFields(List.of());
  }

  private final String topic;
  private final byte[] bytes;
  private final RuntimeException why;

  Unreadable(String topic, byte[] bytes, RuntimeException why) {
    this.topic = topic;
    this.bytes = bytes.clone();
    this.why = why;
  }

  /** Topic it stands on. */
  public String topic() {
    return topic;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  RuntimeException why() {
    return why;
  }

  @Override
  public Schema getSchema() {
    return NOTHING;
  }

  @Override
  public Object get(int field) {
    throw new IndexOutOfBoundsException(field);
  }

  @Override
  public void put(int field, Object value) {
    throw new IndexOutOfBoundsException(field);
  }
}
