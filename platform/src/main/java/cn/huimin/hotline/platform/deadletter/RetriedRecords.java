package cn.huimin.hotline.platform.deadletter;

import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.deadletter.RetryRequested;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Handles again what a service with a database has given up and is asked for: in its turn, in one
 * transaction with the place of the request. Exactly one record on the dead letters' topic answers
 * each request, and one for what does not wait does nothing.
 */
public final class RetriedRecords {

  private static final Logger log = LoggerFactory.getLogger(RetriedRecords.class);

  private final ParkedTable parked;
  private final TransactionOperations transactions;
  private final Deserializer<SpecificRecord> decoder;
  private final Predicate<RuntimeException> passes;

  /**
   * What handles again.
   *
   * @param parked what waits
   * @param transactions transactions on its database
   * @param decoder of our records
   * @param passes whether a fault lies outside the record and will pass: it is thrown on
   */
  public RetriedRecords(
      ParkedTable parked,
      TransactionOperations transactions,
      Deserializer<SpecificRecord> decoder,
      Predicate<RuntimeException> passes) {
    this.parked = parked;
    this.transactions = transactions;
    this.decoder = decoder;
    this.passes = passes;
  }

  /**
   * Takes one request.
   *
   * @param request the request as it stands on the retry topic
   * @param handle handles the record inside it; it may give it up again
   * @param remember notes the place of the request, in the same transaction
   */
  public void take(GivenUp request, Consumer<GivenUp> handle, Runnable remember) {
    var asked = decoded(request);
    if (asked.isEmpty()) {
      transactions.executeWithoutResult(_ -> remember.run());
      return;
    }
    var retry = asked.get();
    var record = record(retry);
    try {
      transactions.executeWithoutResult(
          _ -> {
            again(record, retry, handle);
            remember.run();
          });
    } catch (RuntimeException e) {
      if (passes.test(e)) {
        throw e;
      }
      transactions.executeWithoutResult(
          _ -> {
            parked.giveUp(record, retry.getLane(), stage(e), e);
            remember.run();
          });
    }
  }

  private void again(GivenUp record, RetryRequested retry, Consumer<GivenUp> handle) {
    var place = record.place();
    boolean ours = retry.getStep().equals(parked.step());
    var found = ours ? parked.find(place) : Optional.<ParkedTable.Waiting>empty();
    if (found.isEmpty()) {
      parked.notWaiting(place, Turn.first(retry.getStep(), retry.getLane()));
      return;
    }
    var waiting = found.get();
    if (retry.getKind() == RetryKind.GONE) {
      parked.settle(place, waiting, LetterEnd.GONE);
    } else if (retry.getKind() == RetryKind.DISCARD) {
      parked.settle(place, waiting, LetterEnd.DISCARDED);
    } else if (!waiting.first()) {
      parked.park(record, waiting.lane());
    } else {
      handle.accept(record);
      boolean givenUpAgain =
          parked.find(place).filter(now -> now.attempt() > waiting.attempt()).isPresent();
      if (!givenUpAgain) {
        parked.settle(place, waiting, LetterEnd.HANDLED);
      }
    }
  }

  /** How far a service came with a record at which this was thrown. */
  public static DeadLetterStage stage(RuntimeException e) {
    return e instanceof SerializationException
        ? DeadLetterStage.UNREADABLE
        : DeadLetterStage.UNHANDLED;
  }

  private Optional<RetryRequested> decoded(GivenUp request) {
    try {
      return Optional.ofNullable(decoder.deserialize(request.topic(), request.value()))
          .filter(RetryRequested.class::isInstance)
          .map(RetryRequested.class::cast);
    } catch (RuntimeException e) {
      if (passes.test(e)) {
        throw e;
      }
      log.error(
          "Passed over {}, which is no request that can be read", request.place(), Wordless.of(e));
      return Optional.empty();
    }
  }

  private static GivenUp record(RetryRequested retry) {
    return GivenUp.keyed(
        retry.getSourceTopic(),
        retry.getSourcePartition(),
        retry.getSourceOffset(),
        retry.getKey(),
        bytes(retry));
  }

  private static byte @Nullable [] bytes(RetryRequested retry) {
    var value = retry.getValue();
    if (value == null) {
      return null;
    }
    var bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    return bytes;
  }
}
