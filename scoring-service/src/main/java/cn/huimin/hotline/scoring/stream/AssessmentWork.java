package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.scoring.assessment.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What one command leads to; nothing of it is stored or forwarded yet.
 *
 * @param out what is to be forwarded
 * @param account unit, scheme and period
 * @param after what was entered then; null if nothing changes
 */
record AssessmentWork(
    List<Record<String, SpecificRecord>> out, String account, @Nullable Assessment after) {

  /** With one record more. */
  AssessmentWork and(Record<String, SpecificRecord> one) {
    return new AssessmentWork(Stream.concat(out.stream(), Stream.of(one)).toList(), account, after);
  }

  static AssessmentWork answering(String unitId, CommandOutcome outcome, Instant at) {
    return new AssessmentWork(List.of(record(unitId, outcome, at)), unitId, null);
  }

  static Record<String, SpecificRecord> record(String key, SpecificRecord value, Instant at) {
    return new Record<>(key, value, at.toEpochMilli());
  }
}
