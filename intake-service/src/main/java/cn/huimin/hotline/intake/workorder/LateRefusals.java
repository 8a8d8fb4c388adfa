package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.log.Consumed;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the words of what was refused off the log, within the wait or long after it: reads every
 * outcome once, from where the database says. The same again does no harm.
 */
@Component
class LateRefusals {

  private static final String CONSUMER = "late-refusals";

  private final TextsAtStake atStake;
  private final HandedTexts handed;
  private final Publisher publisher;
  private final Consumed consumed;
  private final TransactionOperations transactions;
  private final Deserializer<SpecificRecord> decoder;

  LateRefusals(
      TextsAtStake atStake,
      HandedTexts handed,
      Publisher publisher,
      Consumed consumed,
      TransactionOperations transactions,
      SchemaIds ids) {
    this.atStake = atStake;
    this.handed = handed;
    this.publisher = publisher;
    this.consumed = consumed;
    this.transactions = transactions;
    this.decoder = new HotlineAvroDeserializer(ids);
  }

  /** Takes a batch of outcomes. */
  void take(List<GivenUp> batch) {
    var outcomes = new ArrayList<CommandOutcome>();
    for (var record : batch) {
      if (decoded(record) instanceof CommandOutcome outcome && outcome.getContentHash() != null) {
        outcomes.add(outcome);
      }
    }
    var settled = atStake.of(outcomes);
    var accepted = settled.stream().filter(TextsAtStake.Settled::isAccepted).toList();
    var inVain = inVain(settled);
    if (!inVain.isEmpty()) {
      // Off the log first: if what follows fails, the batch comes again.
      publisher.erase(
          Topics.CASE_TEXTS,
          inVain.stream().flatMap(one -> one.command().keys().stream()).distinct().toList());
    }
    transactions.executeWithoutResult(
        _ -> {
          accepted.forEach(
              one -> handed.accepted(one.command().commandId(), one.command().contentHash()));
          inVain.forEach(
              one -> handed.forget(one.command().commandId(), one.command().contentHash()));
          settled.forEach(one -> atStake.forget(one.command()));
          consumed.remember(CONSUMER, batch);
        });
  }

  /** Outcomes of a case come in order: what one of these accepts, a later one takes no words of. */
  private static List<TextsAtStake.Settled> inVain(List<TextsAtStake.Settled> settled) {
    var accepted = new HashSet<TextsAtStake.AtStake>();
    var inVain = new ArrayList<TextsAtStake.Settled>();
    for (var one : settled) {
      if (one.isAccepted()) {
        accepted.add(one.command());
      } else if (one.isInVain() && !accepted.contains(one.command())) {
        inVain.add(one);
      }
    }
    return inVain;
  }

  /** What cannot be read becomes a dead letter of who waits for outcomes, and is none here. */
  private @Nullable SpecificRecord decoded(GivenUp record) {
    try {
      return decoder.deserialize(record.topic(), record.value());
    } catch (RetriableException e) {
      throw e;
    } catch (RuntimeException e) {
      return null;
    }
  }
}
