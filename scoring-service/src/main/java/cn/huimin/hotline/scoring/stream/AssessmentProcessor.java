package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.streams.Unreadable;
import cn.huimin.hotline.schemas.assessment.ImportSurvey;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.score.EventVoided;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.scoring.assessment.Assessment;
import cn.huimin.hotline.scoring.assessment.AssessmentDecider;
import cn.huimin.hotline.scoring.assessment.AssessmentLines;
import cn.huimin.hotline.scoring.assessment.Decision;
import cn.huimin.hotline.scoring.ledger.Difference;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about a unit, in; the outcome, what was entered, its ledger lines, and struck
 * events re-keyed to their cases, out. Surveys in, everybody's place in them out.
 */
final class AssessmentProcessor
    implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String ASSESSMENTS = "scoring-assessments";

  private final SchemesInForce schemes;
  private final SurveyInForce surveys;
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, Assessment> assessments;
  private KeyValueStore<String, Entry> lines;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private AssessmentProcessor(SchemesInForce schemes, SurveyInForce surveys) {
    this.schemes = schemes;
    this.surveys = surveys;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      SchemesInForce schemes,
      SurveyInForce surveys,
      StoreBuilder<KeyValueStore<String, Entry>> lines) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, SpecificRecord, String, SpecificRecord> get() {
        return new AssessmentProcessor(schemes, surveys);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ASSESSMENTS),
                Serdes.String(),
                JsonSerde.of(Assessment.class)),
            lines);
      }
    };
  }

  /** Whether it is something asked about a unit, or stands for something that cannot be read. */
  static boolean concerns(@Nullable SpecificRecord value) {
    return value instanceof Unreadable unreadable
        ? unreadable.topic().equals(Topics.ASSESSMENT_COMMANDS.name())
        : value != null && Topics.ASSESSMENT_COMMANDS.types().contains(value.getClass());
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> streams) {
    context = streams;
    assessments = streams.getStateStore(ASSESSMENTS);
    lines = streams.getStateStore(LedgerProcessor.LINES);
  }

  @Override
  public void process(Record<String, SpecificRecord> arrived) {
    commit(UnhandledRecordException.workOut(() -> workOut(arrived.value())));
  }

  private Work workOut(SpecificRecord value) {
    if (value instanceof ImportSurvey survey) {
      return survey(survey);
    }
    var header = AssessmentRecords.header(value);
    var at = header.getAcceptedAt();
    Optional<Scheme> scheme =
        header.getScheme() == null ? schemes.main(at) : schemes.byId(header.getScheme());
    var period =
        scheme.flatMap(
            rules ->
                header.getPeriod() == null
                    ? rules.period(at)
                    : rules.holdsIn(header.getPeriod())
                        ? Optional.of(header.getPeriod())
                        : Optional.empty());
    if (scheme.isEmpty() || period.isEmpty()) {
      return Work.answering(
          header.getUnitId(),
          AssessmentRecords.refused(
              header,
              new Decision.Refused(
                  Decision.Why.INVALID,
                  "invalid-input",
                  scheme.isEmpty() ? "没有这个考核方案，请核对名称" : "这个方案不管这个周期，请写年份，如 2026",
                  scheme.isEmpty() ? "scheme" : "period")),
          at);
    }
    return decide(value, scheme.get(), period.get());
  }

  /** A survey changes nothing that was entered: its newest import holds, by its key. */
  private Work survey(ImportSurvey survey) {
    var key = SurveyRecords.key(survey);
    var at = survey.getAcceptedAt();
    return new Work(
        List.of(
            record(key, SurveyRecords.closed(survey, surveys.policy()), at),
            record(key, SurveyRecords.accepted(survey), at)),
        key,
        null);
  }

  private Work decide(SpecificRecord value, Scheme scheme, String period) {
    var header = AssessmentRecords.header(value);
    var account = String.join("/", header.getUnitId(), scheme.id(), period);
    var known = assessments.get(account);
    var before = known == null ? Assessment.NONE : known;
    var command = AssessmentRecords.command(value);
    var decision =
        AssessmentDecider.decide(
            before, scheme, id -> Optional.ofNullable(ofUnit(id, header.getUnitId())), command);
    var at = header.getAcceptedAt();
    return switch (decision) {
      case Decision.Refused refused ->
          Work.answering(header.getUnitId(), AssessmentRecords.refused(header, refused), at);
      case Decision.Accepted accepted -> {
        var after = before;
        var out = new ArrayList<Record<String, SpecificRecord>>();
        for (var changed : accepted.changed()) {
          after = after.after(changed);
          out.add(
              record(
                  header.getUnitId(),
                  AssessmentRecords.entered(changed, header, scheme.id(), period),
                  at));
        }
        var unit = command.header().unit();
        var difference =
            Difference.between(
                AssessmentLines.of(before, unit, scheme, period),
                AssessmentLines.of(after, unit, scheme, period));
        difference
            .strike()
            .forEach(
                line -> out.add(record(header.getUnitId(), ScoreRecords.struck(line, at), at)));
        difference
            .post()
            .forEach(
                line -> out.add(record(header.getUnitId(), ScoreRecords.posted(line, at), at)));
        if (accepted.voided() != null) {
          out.add(
              record(
                  accepted.voided().caseId(),
                  EventVoided.newBuilder()
                      .setCaseId(accepted.voided().caseId())
                      .setEventId(accepted.voided().eventId())
                      .setAt(at)
                      .build(),
                  at));
        }
        out.add(record(header.getUnitId(), AssessmentRecords.accepted(header, accepted), at));
        yield new Work(out, account, accepted.replayed() ? null : after);
      }
    };
  }

  /** A standing line, if it is one of the unit's. */
  private @Nullable Entry ofUnit(String lineId, String unitId) {
    var parts = lineId.split(":", 4);
    return parts.length == 4 && parts[2].equals(unitId) ? lines.get(lineId) : null;
  }

  private void commit(Work work) {
    if (work.after() != null) {
      assessments.put(work.account(), work.after());
    }
    work.out().forEach(context::forward);
  }

  private static Record<String, SpecificRecord> record(
      String key, SpecificRecord value, Instant at) {
    return new Record<>(key, value, at.toEpochMilli());
  }

  /**
   * What one command leads to; nothing of it is stored or forwarded yet.
   *
   * @param out what is to be forwarded
   * @param account unit, scheme and period
   * @param after what was entered then; null if nothing changes
   */
  private record Work(
      List<Record<String, SpecificRecord>> out, String account, @Nullable Assessment after) {

    static Work answering(String unitId, CommandOutcome outcome, Instant at) {
      return new Work(List.of(record(unitId, outcome, at)), unitId, null);
    }
  }
}
