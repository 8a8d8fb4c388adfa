package cn.huimin.hotline.schemas.topic;

import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of the house (DESIGN §3): what it is called, what is in it, who writes it, how it is
 * kept.
 *
 * @param name full name on the broker
 * @param key what the key is, in words
 * @param types record types that may be written to it
 * @param writers services that write it
 * @param spread how many partitions it gets
 * @param kept how long records stay
 * @param truth whether it cannot be rebuilt from another topic
 * @param what one line for tables
 */
public record Topic(
    String name,
    String key,
    List<Class<? extends SpecificRecord>> types,
    List<Service> writers,
    Spread spread,
    Kept kept,
    boolean truth,
    String what) {

  /** Who writes a topic. */
  public enum Service {
    INTAKE,
    ROUTING,
    SLA,
    SCORING,
    NOTIFICATION,
    CONSOLE
  }

  /** How many partitions a topic gets. */
  public enum Spread {
    /** One partition: read whole, as a replica, by whoever needs it. */
    SINGLE,
    /** As many as the installation has: fixed at install, the same for all, so that keys meet. */
    BY_KEY
  }

  /** How long records stay. */
  public sealed interface Kept {
    /** Until the retention has passed. */
    record For(Duration retention) implements Kept {}

    /** The last record of a key for ever; a tombstone erases it. */
    record Compacted() implements Kept {}

    /** For ever. */
    record Forever() implements Kept {}

    /** Until this many days have passed. */
    static Kept days(int days) {
      return new For(Duration.ofDays(days));
    }
  }

  /** Copies its lists. */
  public Topic {
    types = List.copyOf(types);
    writers = List.copyOf(writers);
  }

  /** Subject of a record type on this topic, by TopicRecordName. */
  public String subject(Schema schema) {
    return name + "-" + schema.getFullName();
  }

  /** Schemas of the record types, in the order of {@link #types()}. */
  public List<Schema> schemas() {
    return types.stream().map(type -> SpecificData.get().getSchema(type)).toList();
  }
}
