package cn.huimin.hotline.routing.stream;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.platform.streams.Recent;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.matter.Matter;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.NoteRepeat;
import cn.huimin.hotline.schemas.routing.MatterSeen;
import cn.huimin.hotline.schemas.word.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cases of each person, and tells each case by a command which complaint of its matter it
 * is. The command's id is made of the event behind it and the case it goes to, so that saying it
 * twice says it once.
 */
final class MatterProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  private static final Actor ROUTING = new Actor("service:routing", Role.SERVICE, null, null);

  private final Supplier<CaseContext> contexts;
  private final Duration window;
  private @Nullable ProcessorContext<String, SpecificRecord> processing;
  private @Nullable Recent<Matter> matters;

  MatterProcessor(Supplier<CaseContext> contexts, Duration window) {
    this.contexts = contexts;
    this.window = window;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    processing = context;
    matters = new Recent<>(context.getStateStore(Stores.MATTERS));
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    UnhandledRecordException.workOut(() -> see(record.value())).commit(record);
  }

  private Work see(SpecificRecord value) {
    var seen = (MatterSeen) requireNonNull(value, "no tombstones here");
    var known = requireNonNull(matters).get(seen.getPersonId());
    var after =
        (known == null ? Matter.NONE : known)
            .see(
                new Matter.Sighting(
                    seen.getCaseId(),
                    seen.getMatterId(),
                    seen.getAcceptedAt(),
                    seen.getCounts(),
                    seen.getSketch(),
                    seen.getFiled() ? seen.getAt() : null),
                new Matter.Rule(window, contexts.get().nearIdentical()));
    return new Work(
        seen.getPersonId(),
        after.after().equals(known) ? null : after.after(),
        after.tellings().stream().map(telling -> command(seen, telling)).toList());
  }

  private static NoteRepeat command(MatterSeen seen, Matter.Telling telling) {
    var body = telling.matterId() + "/" + telling.ordinal() + "/" + telling.earlier();
    return NoteRepeat.newBuilder()
        .setHeader(
            CommandHeader.newBuilder()
                .setCommandId(Ids.uuid5(seen.getSourceEventId(), telling.caseId()))
                .setCaseId(telling.caseId())
                .setActor(ROUTING)
                .setAcceptedAt(seen.getAt())
                .setContentHash(Ids.sha256(body.getBytes(StandardCharsets.UTF_8)))
                .build())
        .setMatterId(telling.matterId())
        .setOrdinal(telling.ordinal())
        .setEarlierCaseIds(telling.earlier())
        .setOnFile(telling.onFile())
        .build();
  }

  /** What one record leads to: the matter, if it has changed, and what is told. */
  private final class Work {

    private final String personId;
    private final @Nullable Matter changed;
    private final List<NoteRepeat> commands;

    Work(String personId, @Nullable Matter changed, List<NoteRepeat> commands) {
      this.personId = personId;
      this.changed = changed;
      this.commands = commands;
    }

    void commit(Record<String, SpecificRecord> record) {
      if (changed != null) {
        requireNonNull(matters).put(personId, changed);
      }
      for (var command : commands) {
        requireNonNull(processing)
            .forward(record.withKey(command.getHeader().getCaseId()).withValue(command));
      }
    }
  }
}
