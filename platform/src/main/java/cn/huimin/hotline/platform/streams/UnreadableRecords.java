package cn.huimin.hotline.platform.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a stream service does with a record it cannot read: a record that is bad is skipped, logged
 * by its place and counted by Kafka Streams (dropped-records); a fault that will pass, such as a
 * registry that is away, stops the task, so that nothing is lost and health turns red.
 */
public final class UnreadableRecords implements DeserializationExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(UnreadableRecords.class);

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> unread, Exception why) {
    if (passes(why)) {
      log.error(
          "Cannot read records for now, stopping: {}-{}@{}",
          unread.topic(),
          unread.partition(),
          unread.offset(),
          why);
      return Response.fail(List.of());
    }
    log.error(
        "Skipped an unreadable record at {}-{}@{}: {}",
        unread.topic(),
        unread.partition(),
        unread.offset(),
        why.getClass().getName());
    return Response.resume(List.of());
  }

  private static boolean passes(Throwable why) {
    for (var cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        return true;
      }
    }
    return false;
  }
}
