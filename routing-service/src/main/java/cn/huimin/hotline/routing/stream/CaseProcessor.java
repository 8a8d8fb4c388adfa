package cn.huimin.hotline.routing.stream;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.streams.Recent;
import cn.huimin.hotline.routing.engine.Archive;
import cn.huimin.hotline.routing.engine.CaseLife;
import cn.huimin.hotline.routing.engine.NextSteps;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.merge.Handshake;
import cn.huimin.hotline.routing.life.merge.Handshake.Telling;
import cn.huimin.hotline.routing.record.CommandReader;
import cn.huimin.hotline.routing.record.EventWriter;
import cn.huimin.hotline.routing.record.FloodWriter;
import cn.huimin.hotline.routing.record.MatterWriter;
import cn.huimin.hotline.routing.record.MergeWriter;
import cn.huimin.hotline.routing.record.OutcomeWriter;
import cn.huimin.hotline.routing.record.SplitRecords;
import cn.huimin.hotline.routing.record.SummaryWriter;
import cn.huimin.hotline.schemas.command.NotePartEnded;
import cn.huimin.hotline.schemas.command.NotePartReopened;
import cn.huimin.hotline.schemas.command.OpenPart;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The shell around the life of a case: read, look for a known outcome, decide, store, forward. All
 * is worked out before anything is stored or forwarded, so that a record that cannot be handled
 * leaves no trace but a dead letter.
 */
final class CaseProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  private static final int ANSWERS_PER_STEP = 1_000;
  private static final int CASES_PER_STEP = 200;

  private final Supplier<CaseContext> contexts;
  private final RoutingTopology.Limits limits;
  private @Nullable ProcessorContext<String, SpecificRecord> processing;
  private @Nullable Recent<Case> cases;
  private @Nullable KeyValueStore<String, Answer> answers;
  private @Nullable TickMerger ticks;

  CaseProcessor(Supplier<CaseContext> contexts, RoutingTopology.Limits limits) {
    this.contexts = contexts;
    this.limits = limits;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    processing = context;
    cases = new Recent<>(context.getStateStore(Stores.CASES));
    answers = context.getStateStore(Stores.ANSWERS);
    KeyValueStore<String, Long> heard = context.getStateStore(Stores.TICKS);
    ticks = new TickMerger(heard, limits.tickSilence(), context.currentSystemTimeMs());
    var sweeps = List.of(ofAnswers(context), ofCases(context));
    context.schedule(
        limits.sweepEvery(),
        PunctuationType.WALL_CLOCK_TIME,
        _ -> {
          var now = Instant.ofEpochMilli(context.currentStreamTimeMs());
          sweeps.forEach(sweep -> sweep.step(now));
        });
  }

  /** Outcomes that nobody can ask for again, since the commands are gone from the log. */
  private StoreSweep<Answer> ofAnswers(ProcessorContext<String, SpecificRecord> context) {
    KeyValueStore<String, Answer> store = context.getStateStore(Stores.ANSWERS);
    return new StoreSweep<>(
        store,
        ANSWERS_PER_STEP,
        (answer, now) -> answer.answeredAt().isBefore(now.minus(limits.answersKept())),
        store::delete);
  }

  /** Cases that ended long ago (DESIGN §5). */
  private StoreSweep<Case> ofCases(ProcessorContext<String, SpecificRecord> context) {
    return new StoreSweep<>(
        context.getStateStore(Stores.CASES),
        CASES_PER_STEP,
        (file, now) -> Archive.holds(file, now, limits.casesKept(), contexts.get()),
        requireNonNull(cases)::delete);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    var value = record.value();
    if (value instanceof IntakeTick tick) {
      tick(record, tick);
    } else {
      UnhandledRecordException.workOut(() -> new Work().on(record.key(), value)).commit(record);
    }
  }

  private void tick(Record<String, SpecificRecord> record, IntakeTick tick) {
    requireNonNull(ticks)
        .hear(tick, context().currentSystemTimeMs())
        .ifPresent(
            merged ->
                context()
                    .forward(
                        record
                            .withKey(String.valueOf(context().taskId().partition()))
                            .withValue(merged)));
  }

  private ProcessorContext<String, SpecificRecord> context() {
    return requireNonNull(processing, "the processor was not initialised");
  }

  /** What one record leads to, gathered before any of it is done. */
  private final class Work {

    private final List<Record<String, SpecificRecord>> out = new ArrayList<>();
    private @Nullable Case changed;
    private @Nullable String answerKey;
    private @Nullable Answer answer;

    Work on(String key, SpecificRecord value) {
      var command = CommandReader.read(requireNonNull(value, "no tombstones here"));
      var header = command.header();
      if (!header.caseId().equals(key)) {
        throw new IllegalArgumentException("the key is not the case's id");
      }
      var context = contexts.get();
      var known = requireNonNull(answers).get(Stores.answerKey(header));
      if (known != null) {
        answerAgain(header, known, context);
      } else {
        decide(command, requireNonNull(cases).get(key), context);
      }
      return this;
    }

    private void decide(CaseCommand command, @Nullable Case file, CaseContext context) {
      var header = command.header();
      var step = CaseLife.step(file, command, context);
      var before = file;
      CaseSummary last = null;
      for (var change : step.changes()) {
        last = summary(change.after(), context);
        add(header.caseId(), EventWriter.write(change.happened(), last));
        MatterWriter.write(before, change).forEach(seen -> add(seen.getPersonId(), seen));
        FloodWriter.write(before, change).forEach(seen -> add(seen.getGroupId(), seen));
        var after = change.after();
        SplitRecords.tell(command, before, change.happened(), after)
            .forEach(told -> add(caseId(told), told));
        Handshake.of(change.happened(), after, context.flood())
            .forEach(telling -> tell(telling, after, header, after.times().lastAt()));
        before = change.after();
        changed = before;
      }
      var refusal = step.refusal();
      if (refusal != null) {
        Handshake.ofRefusal(command, refusal)
            .ifPresent(telling -> tell(telling, file, header, header.acceptedAt()));
      }
      boolean nothingNew = command instanceof CaseCommand.HandIn && step.changes().isEmpty();
      var summary = last == null ? summaryOrNull(step.after(), context) : last;
      add(header.caseId(), OutcomeWriter.write(header, step.refusal(), nothingNew, summary));
      if (step.after() != null) {
        answerKey = Stores.answerKey(header);
        answer = Answer.of(command, step);
      }
    }

    private static String caseId(SpecificRecord told) {
      return switch (told) {
        case OpenPart open -> open.getHeader().getCaseId();
        case NotePartEnded ended -> ended.getHeader().getCaseId();
        case NotePartReopened reopened -> reopened.getHeader().getCaseId();
        default ->
            throw new IllegalStateException(
                told.getClass().getSimpleName() + " tells nothing about a split");
      };
    }

    private void tell(Telling telling, @Nullable Case from, CommandHeader header, Instant at) {
      add(telling.targetCaseId(), MergeWriter.tell(telling, from, header.caseId(), at));
    }

    private void answerAgain(CommandHeader header, Answer known, CaseContext context) {
      boolean same = known.contentHash().equals(header.contentHash());
      var refusal = same ? known.refusal() : Refusal.keyReused();
      var after = summaryOrNull(known.after(), context);
      add(header.caseId(), OutcomeWriter.write(header, refusal, same, after));
    }

    private @Nullable CaseSummary summaryOrNull(@Nullable Case file, CaseContext context) {
      return file == null ? null : summary(file, context);
    }

    private CaseSummary summary(Case file, CaseContext context) {
      return SummaryWriter.write(file, NextSteps.of(file, context));
    }

    private void add(String key, SpecificRecord value) {
      out.add(new Record<>(key, value, 0));
    }

    void commit(Record<String, SpecificRecord> record) {
      if (changed != null) {
        requireNonNull(cases).put(changed.id(), changed);
      }
      if (answerKey != null) {
        requireNonNull(answers).put(answerKey, answer);
      }
      out.forEach(
          one ->
              context()
                  .forward(one.withTimestamp(record.timestamp()).withHeaders(record.headers())));
    }
  }
}
