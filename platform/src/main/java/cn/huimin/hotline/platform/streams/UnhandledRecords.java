package cn.huimin.hotline.platform.streams;

import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What a stream service does with a record it can read but not handle: it goes to the dead letters,
 * in the transaction that passes over it. Every other fault stops the task, as it would without
 * this: it may have left half of a record's work behind, which must not be committed.
 */
public final class UnhandledRecords implements ProcessingExceptionHandler {

  private @Nullable DeadLetters letters;

  @Override
  public void configure(Map<String, ?> configs) {
    letters = StreamsDeadLetters.in(configs);
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception why) {
    if (letters == null || !(why instanceof UnhandledRecordException unhandled)) {
      return Response.fail();
    }
    var source =
        new GivenUp(
            context.topic(),
            context.partition(),
            context.offset(),
            context.sourceRawKey(),
            context.sourceRawValue());
    return Response.resume(
        List.of(letters.write(source, DeadLetterStage.UNHANDLED, unhandled.reason())));
  }
}
