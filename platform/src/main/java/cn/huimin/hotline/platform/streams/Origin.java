package cn.huimin.hotline.platform.streams;

import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Where a record of a topology stands on the log, and whether it is handled again. Told by headers
 * where the place the record was read from does not tell it: behind a re-keying, and in a retry.
 */
final class Origin {

  /**
   * What was asked for.
   *
   * @param step step of the service that is asked
   * @param kind what it is to do
   * @param lane lane in which the record waits
   */
  record Retry(String step, RetryKind kind, String lane) {}

  private static final String PLACE = "hotline-origin";
  private static final String RETRY = "hotline-retry";

  private Origin() {}

  /** Where a record stands. */
  static Place place(Record<?, ?> record, ProcessingContext context) {
    var written = text(record.headers(), PLACE);
    return written != null
        ? Place.of(written)
        : context
            .recordMetadata()
            .map(read -> new Place(read.topic(), read.partition(), read.offset()))
            .orElseThrow(() -> new IllegalStateException("every record was read from somewhere"));
  }

  /** What is to be done with a record that is handled again; null for one that comes first. */
  static @Nullable Retry retry(Record<?, ?> record) {
    var written = text(record.headers(), RETRY);
    if (written == null) {
      return null;
    }
    var parts = written.split("\n", 3);
    return new Retry(parts[0], RetryKind.valueOf(parts[1]), parts[2]);
  }

  /** Headers of a record that is handled again. */
  static Headers headers(RetryRequested retry) {
    var place =
        new Place(retry.getSourceTopic(), retry.getSourcePartition(), retry.getSourceOffset());
    return new RecordHeaders()
        .add(PLACE, bytes(place.toString()))
        .add(
            RETRY, bytes(retry.getStep() + "\n" + retry.getKind().name() + "\n" + retry.getLane()));
  }

  /** The record with its place in its headers, for a step behind a re-keying. */
  static <K> Record<K, SpecificRecord> kept(
      Record<K, SpecificRecord> record, ProcessingContext context) {
    if (record.headers().lastHeader(PLACE) != null) {
      return record;
    }
    var place = place(record, context).toString();
    return record.withHeaders(new RecordHeaders(record.headers()).add(PLACE, bytes(place)));
  }

  /** The record without these headers, as the step that handles it shall see it. */
  static <K, V> Record<K, V> stripped(Record<K, V> record) {
    if (record.headers().lastHeader(PLACE) == null) {
      return record;
    }
    var headers = new RecordHeaders(record.headers());
    headers.remove(PLACE);
    headers.remove(RETRY);
    return record.withHeaders(headers);
  }

  private static @Nullable String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
