package cn.huimin.hotline.routing.stream;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.deadletter.UnhandledRecordException;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.routing.flood.FloodMember;
import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.flood.FloodWatch;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.NoteFlood;
import cn.huimin.hotline.schemas.routing.FloodSeen;
import cn.huimin.hotline.schemas.word.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cases of each unit and category that may belong to a flood, each under a key of its
 * own, and tells cases by commands. The command's id is made of the event behind it and the case it
 * goes to, so that saying it twice says it once.
 */
final class FloodProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {

  private static final Actor ROUTING = new Actor("service:routing", Role.SERVICE, null, null);

  /** Cases of a unit and category that are looked at; of more, the newest. */
  private static final int MOST = 200;

  /** Old cases that are forgotten with each that is seen. */
  private static final int FORGOTTEN = 20;

  private final Supplier<CaseContext> contexts;
  private @Nullable ProcessorContext<String, SpecificRecord> processing;
  private @Nullable KeyValueStore<String, FloodMember> floods;

  FloodProcessor(Supplier<CaseContext> contexts) {
    this.contexts = contexts;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    processing = context;
    floods = context.getStateStore(Stores.FLOODS);
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    UnhandledRecordException.workOut(() -> see(record.value())).commit(record);
  }

  private Work see(SpecificRecord value) {
    var seen = (FloodSeen) requireNonNull(value, "no tombstones here");
    var rule = contexts.get().flood();
    var known = known(seen, rule);
    var sketch = seen.getSketch();
    var after =
        seen.getCounts() && sketch != null
            ? FloodWatch.came(
                known,
                FloodMember.alone(
                    seen.getCaseId(),
                    seen.getPersonId(),
                    seen.getAcceptedAt(),
                    sketch,
                    seen.getOpen()),
                rule)
            : FloodWatch.left(known, seen.getCaseId(), rule);
    return new Work(seen, after, tooOld(seen, rule));
  }

  /** What is remembered of the unit and category and may still belong to a flood. */
  private List<FloodMember> known(FloodSeen seen, FloodRule rule) {
    var known = new ArrayList<FloodMember>();
    var oldest = key(seen.getGroupId(), seen.getAcceptedAt().minus(rule.within()).toEpochMilli());
    try (var newestFirst = requireNonNull(floods).reverseRange(oldest, end(seen.getGroupId()))) {
      while (newestFirst.hasNext() && known.size() < MOST) {
        known.add(newestFirst.next().value);
      }
    }
    return known;
  }

  private List<String> tooOld(FloodSeen seen, FloodRule rule) {
    var keys = new ArrayList<String>();
    var before = seen.getAcceptedAt().minus(rule.within().multipliedBy(2)).toEpochMilli();
    var from = seen.getGroupId() + "/";
    try (var old = requireNonNull(floods).range(from, key(seen.getGroupId(), before))) {
      while (old.hasNext() && keys.size() < FORGOTTEN) {
        keys.add(old.next().key);
      }
    }
    return keys;
  }

  /** Keys in the order of acceptance. */
  private static String key(String groupId, long acceptedAt) {
    return "%s/%015d".formatted(groupId, Math.max(0, acceptedAt));
  }

  private static String key(String groupId, FloodMember member) {
    return key(groupId, member.acceptedAt().toEpochMilli()) + "/" + member.caseId();
  }

  private static String end(String groupId) {
    return groupId + "/~";
  }

  private static NoteFlood command(FloodSeen seen, FloodWatch.Telling telling) {
    var body = telling.leadId() + "/" + telling.people() + "/" + telling.caseIds();
    return NoteFlood.newBuilder()
        .setHeader(
            CommandHeader.newBuilder()
                .setCommandId(Ids.uuid5(seen.getSourceEventId(), "flood/" + telling.caseId()))
                .setCaseId(telling.caseId())
                .setActor(ROUTING)
                .setAcceptedAt(seen.getAt())
                .setContentHash(Ids.sha256(body.getBytes(StandardCharsets.UTF_8)))
                .build())
        .setGroupId(seen.getGroupId())
        .setLeadCaseId(telling.leadId())
        .setPeople(telling.people())
        .setCaseIds(telling.caseIds())
        .build();
  }

  /** What one record leads to: what is remembered, what is forgotten, and what is told. */
  private final class Work {

    private final String groupId;
    private final FloodWatch.Seen after;
    private final List<String> tooOld;
    private final List<NoteFlood> commands;

    Work(FloodSeen seen, FloodWatch.Seen after, List<String> tooOld) {
      this.groupId = seen.getGroupId();
      this.after = after;
      this.tooOld = tooOld;
      this.commands = after.tellings().stream().map(telling -> command(seen, telling)).toList();
    }

    void commit(Record<String, SpecificRecord> record) {
      var store = requireNonNull(floods);
      after.changed().forEach(member -> store.put(key(groupId, member), member));
      after.gone().forEach(member -> store.delete(key(groupId, member)));
      tooOld.forEach(store::delete);
      for (var command : commands) {
        requireNonNull(processing)
            .forward(record.withKey(command.getHeader().getCaseId()).withValue(command));
      }
    }
  }
}
