package cn.huimin.hotline.platform.deadletter;

import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the dead letters of one service: logged by their place, counted in {@code
 * hotline.dead.letters}, keyed by where the record stood, so that one given up twice is seen to be
 * the same. Sending them is the caller's affair, together with its progress in the log.
 *
 * <p>A letter says where the record stands and what went wrong, and nothing of the record: letters
 * are kept for 90 days, but what people say for 30 at most (DESIGN §1), and bytes that cannot be
 * read cannot be scrubbed either. The record is read again from where it stands when it is to be
 * handled again.
 */
public final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final Topic topic;
  private final String service;
  private final HotlineAvroSerializer serializer;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /**
   * Letters of a service.
   *
   * @param service which
   * @param ids ids of the catalogue's schemas
   * @param clock the clock of the house
   * @param meters where they are counted
   */
  public DeadLetters(
      Topic.Service service, SchemaIds ids, InstantSource clock, MeterRegistry meters) {
    this.topic = Topics.deadLetters(service);
    this.service = service.name().toLowerCase(Locale.ROOT);
    this.serializer = new HotlineAvroSerializer(ids);
    this.clock = clock;
    this.meters = meters;
  }

  /** The letter of a record that nothing waits behind, ready to be sent; logged and counted. */
  public ProducerRecord<byte[], byte[]> write(
      GivenUp record, DeadLetterStage stage, Throwable why) {
    return produce(record.place(), letter(record, Turn.NONE, stage, why));
  }

  /** The letter of a record; it is logged and counted with this. */
  public DeadLetter letter(GivenUp record, Turn turn, DeadLetterStage stage, Throwable why) {
    var letter = draft(record, turn, stage, why);
    count(record, turn, stage, why);
    return letter;
  }

  /** That a record waits no longer; it is logged and counted with this. */
  public DeadLetterSettled settled(Place place, Turn turn, LetterEnd end) {
    log.info("{} of {} waits no longer ({})", place, turn.step(), end);
    meters
        .counter(
            "hotline.dead.letters.settled",
            "service",
            service,
            "end",
            end.name().toLowerCase(Locale.ROOT))
        .increment();
    return DeadLetterSettled.newBuilder()
        .setService(service)
        .setStep(turn.step())
        .setSourceTopic(place.topic())
        .setSourcePartition(place.partition())
        .setSourceOffset(place.offset())
        .setAttempt(turn.attempt())
        .setEnd(end)
        .setAt(clock.instant())
        .build();
  }

  /** What is sent for a letter, or for what became of it. */
  ProducerRecord<byte[], byte[]> produce(Place place, SpecificRecord value) {
    return new ProducerRecord<>(
        topic.name(),
        place.toString().getBytes(StandardCharsets.UTF_8),
        serializer.serialize(topic.name(), value));
  }

  /** The bytes of a record as our own schema writes it, of which a letter says how many. */
  public byte @Nullable [] bytes(@Nullable SpecificRecord value) {
    return serializer.serialize(topic.name(), value);
  }

  /** Logs and counts a letter. */
  void count(GivenUp record, Turn turn, DeadLetterStage stage, Throwable why) {
    if (stage == DeadLetterStage.PARKED) {
      log.warn("Parked {} behind an earlier record (attempt {})", record.place(), turn.attempt());
    } else {
      log.error(
          "Gave up {} ({}, attempt {}): {}", record.place(), stage, turn.attempt(), Reason.of(why));
    }
    meters
        .counter(
            "hotline.dead.letters",
            "service",
            service,
            "topic",
            record.topic(),
            "stage",
            stage.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** The letter of a record, neither logged nor counted yet. */
  DeadLetter draft(GivenUp record, Turn turn, DeadLetterStage stage, Throwable why) {
    var value = record.value();
    return DeadLetter.newBuilder()
        .setService(service)
        .setStep(turn.step())
        .setLane(turn.lane())
        .setAttempt(turn.attempt())
        .setStage(stage)
        .setSourceTopic(record.topic())
        .setSourcePartition(record.partition())
        .setSourceOffset(record.offset())
        .setValueSize(value == null ? -1 : value.length)
        .setCaseId(caseId(record))
        .setErrorClass(why.getClass().getName())
        .setErrorMessage(Reason.of(why))
        .setAt(clock.instant())
        .build();
  }

  private static @Nullable String caseId(GivenUp record) {
    boolean ofCases =
        Topics.all().stream()
            .anyMatch(
                known -> known.name().equals(record.topic()) && known.key().equals("case id"));
    return ofCases && record.key() != null
        ? new String(record.key(), StandardCharsets.UTF_8)
        : null;
  }
}
