package cn.huimin.hotline.scoring.stream;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.report.OwedAnswers;
import cn.huimin.hotline.platform.streams.Unreadable;
import cn.huimin.hotline.platform.streams.WithStores;
import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.schemas.assessment.EnterFiling;
import cn.huimin.hotline.schemas.assessment.ImportSurvey;
import cn.huimin.hotline.schemas.score.EventVoided;
import cn.huimin.hotline.schemas.score.ReportFellDue;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.AssessmentAct;
import cn.huimin.hotline.scoring.assessment.Assessment;
import cn.huimin.hotline.scoring.assessment.AssessmentDecider;
import cn.huimin.hotline.scoring.assessment.Decision;
import cn.huimin.hotline.scoring.assessment.ReportFiling;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.ledger.LineId;
import cn.huimin.hotline.scoring.scheme.Item;
import cn.huimin.hotline.scoring.scheme.Measure;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.time.Duration;
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
 * events re-keyed to their cases, out. Surveys in, everybody's place in them out; reports that fell
 * due in, how they stand out.
 */
final class AssessmentProcessor
    implements Processor<String, SpecificRecord, String, SpecificRecord> {

  static final String ASSESSMENTS = "scoring-assessments";

  private final RulesInForce rules;
  private final Duration keepEnded;
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<String, Assessment> assessments;
  private KeyValueStore<String, Entry> lines;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
  private AssessmentProcessor(RulesInForce rules, Duration keepEnded) {
    this.rules = rules;
    this.keepEnded = keepEnded;
  }

  static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
      RulesInForce rules,
      ScoringSettings settings,
      StoreBuilder<KeyValueStore<String, Entry>> lines) {
    return new WithStores<>(
        () -> new AssessmentProcessor(rules, settings.keepEnded()),
        Set.of(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ASSESSMENTS),
                Serdes.String(),
                JsonSerde.of(Assessment.class)),
            lines));
  }

  /** Whether it is something asked about a unit, or stands for something that cannot be read. */
  static boolean concerns(@Nullable SpecificRecord value) {
    return value instanceof Unreadable unreadable
        ? unreadable.topic().equals(Topics.ASSESSMENT_COMMANDS.name())
        : value instanceof ReportFellDue
            || (value != null && Topics.ASSESSMENT_COMMANDS.types().contains(value.getClass()));
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

  private AssessmentWork workOut(SpecificRecord value) {
    return switch (value) {
      case ImportSurvey survey -> survey(survey);
      case ReportFellDue due -> fellDue(due);
      case EnterFiling filing when filing.getAct() == AssessmentAct.REPORT -> report(filing);
      default -> entered(value);
    };
  }

  private AssessmentWork entered(SpecificRecord value) {
    return switch (Entering.of(value, rules.schemes())) {
      case Entering.Under under -> decide(value, under);
      case Entering.Nowhere nowhere -> refused(AssessmentRecords.header(value), nowhere.why());
    };
  }

  private static AssessmentWork refused(AssessmentHeader header, String field, String message) {
    return refused(
        header, new Decision.Refused(Decision.Why.INVALID, "invalid-input", message, field));
  }

  private static AssessmentWork refused(AssessmentHeader header, Decision.Refused why) {
    return AssessmentWork.answering(
        header.getUnitId(), AssessmentRecords.refused(header, why), header.getAcceptedAt());
  }

  /** A survey changes nothing that was entered: its newest import holds, by its key. */
  private AssessmentWork survey(ImportSurvey survey) {
    var key = SurveyRecords.key(survey);
    var at = survey.getAcceptedAt();
    return new AssessmentWork(
        List.of(
            AssessmentWork.record(key, SurveyRecords.closed(survey, rules.surveys().policy()), at),
            AssessmentWork.record(key, SurveyRecords.accepted(survey), at)),
        key,
        null);
  }

  /** A report goes into the period in which it is due, whenever it is filed. */
  private AssessmentWork report(EnterFiling filing) {
    var header = filing.getHeader();
    var at = header.getAcceptedAt();
    var calendar = rules.reports().calendar();
    var due = calendar.due(filing.getSubject());
    if (due.isEmpty() || !calendar.hasBegun(due.get(), at)) {
      return refused(
          header,
          "report",
          due.isEmpty() ? "没有这份报送材料，请写成 monthly/2026-03 或 weekly/2026-W12" : "这一期还没有开始，到时再报");
    }
    var scheme =
        header.getScheme() == null
            ? rules.schemes().main(due.get().at())
            : rules.schemes().byId(header.getScheme());
    var period = scheme.flatMap(one -> one.period(due.get().at()));
    if (scheme.isEmpty() || period.isEmpty()) {
      return refused(header, "scheme", "这个考核方案不管这一期，请核对名称");
    }
    var work =
        decide(
            EnterFiling.newBuilder(filing).setUntil(due.get().at()).build(),
            new Entering.Under(scheme.get(), period.get()));
    if (work.after() == null) {
      return work;
    }
    var filedAt = ReportFiling.filedAt(work.after(), filing.getSubject()).orElse(at);
    return work.and(standing(ReportRecords.standing(header, due.get(), filedAt), at));
  }

  /**
   * Nobody is answered: time says it. How answers to warnings stand is not told on: it came from
   * there.
   */
  private AssessmentWork fellDue(ReportFellDue due) {
    var scheme = rules.schemes().main(due.getDueAt());
    var period = scheme.flatMap(one -> one.period(due.getDueAt()));
    if (scheme.isEmpty() || period.isEmpty()) {
      return new AssessmentWork(List.of(), due.getUnitId(), null);
    }
    var account = new Entering.Under(scheme.get(), period.get()).account(due.getUnitId());
    var before = before(account);
    var header = ReportRecords.header(due);
    var subject = ReportRecords.subject(due);
    var changed =
        due.getInTime()
            ? ReportFiling.wasInTime(before, subject, AssessmentRecords.plain(header))
            : ReportFiling.fellDue(
                before,
                new ReportFiling.Owed(
                    due.getUnitId(),
                    ReportRecords.place(due),
                    subject,
                    due.getDueAt(),
                    due.getCounted() ? lateReports(scheme.get()) : null,
                    ReportRecords.finder()));
    var change =
        AssessmentChange.of(before, changed.stream().toList(), header, scheme.get(), period.get());
    var work = new AssessmentWork(change.out(), account, changed.isEmpty() ? null : change.after());
    boolean known =
        due.getReport().equals(OwedAnswers.REPORT)
            || ReportFiling.filedAt(before, subject).isPresent();
    return known ? work : work.and(standing(ReportRecords.standing(due, null), due.getAt()));
  }

  private static @Nullable String lateReports(Scheme scheme) {
    return scheme.items().stream()
        .filter(item -> item.evidence().filter(Measure.LATE_REPORT::equals).isPresent())
        .map(Item::id)
        .findFirst()
        .orElse(null);
  }

  private static Record<String, SpecificRecord> standing(ReportStanding standing, Instant at) {
    return AssessmentWork.record(ReportRecords.key(standing), standing, at);
  }

  private Assessment before(String account) {
    var known = assessments.get(account);
    return known == null ? Assessment.NONE : known;
  }

  private AssessmentWork decide(SpecificRecord value, Entering.Under under) {
    var header = AssessmentRecords.header(value);
    var account = under.account(header.getUnitId());
    var before = before(account);
    var decision =
        AssessmentDecider.decide(
            before,
            under.scheme(),
            id -> Optional.ofNullable(ofUnit(id, header.getUnitId())),
            under.scheme().strikesUntil(under.period(), keepEnded),
            AssessmentRecords.command(value));
    var at = header.getAcceptedAt();
    return switch (decision) {
      case Decision.Refused refused ->
          AssessmentWork.answering(
              header.getUnitId(), AssessmentRecords.refused(header, refused), at);
      case Decision.Accepted accepted -> {
        var change =
            AssessmentChange.of(before, accepted.changed(), header, under.scheme(), under.period());
        var out = new ArrayList<>(change.out());
        if (accepted.voided() != null) {
          out.add(
              AssessmentWork.record(
                  accepted.voided().caseId(),
                  EventVoided.newBuilder()
                      .setCaseId(accepted.voided().caseId())
                      .setEventId(accepted.voided().eventId())
                      .setAt(at)
                      .build(),
                  at));
        }
        out.add(
            AssessmentWork.record(
                header.getUnitId(), AssessmentRecords.accepted(header, accepted), at));
        yield new AssessmentWork(out, account, accepted.replayed() ? null : change.after());
      }
    };
  }

  /** A standing line, if it is one of the unit's. */
  private @Nullable Entry ofUnit(String lineId, String unitId) {
    return LineId.read(lineId).filter(line -> line.unitId().equals(unitId)).isPresent()
        ? lines.get(lineId)
        : null;
  }

  private void commit(AssessmentWork work) {
    if (work.after() != null) {
      assessments.put(work.account(), work.after());
    }
    work.out().forEach(context::forward);
  }
}
