package cn.huimin.hotline.platform.streams;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a stream service does with a record it cannot read: a record that is bad goes to the dead
 * letters, in the transaction that passes over it; a fault that will pass, such as a registry that
 * is away, stops the task, so that nothing is lost and health turns red.
 */
public final class UnreadableRecords implements DeserializationExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(UnreadableRecords.class);

  private @Nullable DeadLetters letters;

  @Override
  public void configure(Map<String, ?> configs) {
    letters = StreamsDeadLetters.in(configs);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> unread, Exception why) {
    if (letters == null || WillPass.of(why)) {
      log.error(
          "Cannot read records for now, stopping: {}-{}@{}",
          unread.topic(),
          unread.partition(),
          unread.offset(),
          Wordless.of(why));
      return Response.fail();
    }
    var record =
        new GivenUp(
            unread.topic(), unread.partition(), unread.offset(), unread.key(), unread.value());
    return Response.resume(List.of(letters.write(record, DeadLetterStage.UNREADABLE, why)));
  }
}
