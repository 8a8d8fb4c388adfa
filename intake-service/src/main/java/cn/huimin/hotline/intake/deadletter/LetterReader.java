package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.intake.log.Consumed;
import cn.huimin.hotline.platform.deadletter.GivenUp;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.serde.HotlineAvroDeserializer;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the dead letters of all services in, and what becomes of them; counts those that wait in
 * {@code hotline.dead.letters.waiting}, by {@code of} (service) and {@code state}.
 */
@Component
class LetterReader {

  private static final Logger log = LoggerFactory.getLogger(LetterReader.class);
  private static final String CONSUMER = "dead-letters";

  private final Letters letters;
  private final Replays replays;
  private final Replayer replayer;
  private final Consumed consumed;
  private final TransactionOperations transactions;
  private final Deserializer<SpecificRecord> decoder;
  private final Map<String, Letters.Total> totals = new ConcurrentHashMap<>();

  LetterReader(
      Letters letters,
      Replays replays,
      Replayer replayer,
      Consumed consumed,
      TransactionOperations transactions,
      SchemaIds ids,
      MeterRegistry meters) {
    this.letters = letters;
    this.replays = replays;
    this.replayer = replayer;
    this.consumed = consumed;
    this.transactions = transactions;
    this.decoder = new HotlineAvroDeserializer(ids);
    for (var service : Topic.Service.values()) {
      var name = service.name().toLowerCase(Locale.ROOT);
      gauge(meters, name, LetterState.OPEN);
      gauge(meters, name, LetterState.PARKED);
    }
    count();
  }

  private void gauge(MeterRegistry meters, String service, LetterState state) {
    Gauge.builder(
            "hotline.dead.letters.waiting",
            () -> {
              var total = totals.get(service);
              if (total == null) {
                return 0L;
              }
              return state == LetterState.OPEN ? total.open() : total.parked();
            })
        .tag("of", service)
        .tag("state", state.name().toLowerCase(Locale.ROOT))
        .register(meters);
  }

  private void count() {
    var now = letters.totals();
    totals.keySet().retainAll(now.stream().map(Letters.Total::service).toList());
    now.forEach(total -> totals.put(total.service(), total));
  }

  /** Takes a batch in, those of a topic in the order of the log. */
  void take(List<GivenUp> batch) {
    var more =
        transactions.execute(
            _ -> {
              var settled = new LinkedHashSet<Letters.Lane>();
              var given = new LinkedHashSet<Letters.Lane>();
              for (var record : batch) {
                if (!consumed.has(record)) {
                  switch (decoded(record)) {
                    case DeadLetter letter -> given.add(letters.take(letter, record.offset()));
                    case DeadLetterSettled end -> settled.addAll(letters.settle(end));
                    case null, default -> {}
                  }
                }
              }
              consumed.remember(CONSUMER, batch);
              return replays.goOn(settled, given);
            });
    count();
    if (Boolean.TRUE.equals(more)) {
      replayer.wake();
    }
  }

  private @Nullable SpecificRecord decoded(GivenUp record) {
    try {
      return decoder.deserialize(record.topic(), record.value());
    } catch (RetriableException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error(
          "Passed over {}, which is no letter that can be read", record.place(), Wordless.of(e));
      return null;
    }
  }
}
