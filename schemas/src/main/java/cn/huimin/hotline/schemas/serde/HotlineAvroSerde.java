package cn.huimin.hotline.schemas.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Both halves of the serde; its class name is a setting, so that another registry's can stand in.
 */
public final class HotlineAvroSerde extends Serdes.WrapperSerde<SpecificRecord> {

  /** For Kafka, which then configures both halves. */
  public HotlineAvroSerde() {
    super(new HotlineAvroSerializer(), new HotlineAvroDeserializer());
  }

  /** Ready to use with these ids. */
  public HotlineAvroSerde(SchemaIds ids) {
    super(new HotlineAvroSerializer(ids), new HotlineAvroDeserializer(ids));
  }
}
