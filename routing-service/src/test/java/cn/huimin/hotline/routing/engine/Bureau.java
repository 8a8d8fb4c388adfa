package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.routing.flood.FloodMember;
import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.flood.FloodWatch;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.SplitCommand;
import cn.huimin.hotline.routing.life.merge.Handshake;
import cn.huimin.hotline.routing.matter.Matter;
import cn.huimin.hotline.routing.record.CommandReader;
import cn.huimin.hotline.routing.record.EventWriter;
import cn.huimin.hotline.routing.record.FloodWriter;
import cn.huimin.hotline.routing.record.MatterWriter;
import cn.huimin.hotline.routing.record.MergeWriter;
import cn.huimin.hotline.routing.record.SplitRecords;
import cn.huimin.hotline.routing.record.SummaryWriter;
import cn.huimin.hotline.schemas.routing.FloodSeen;
import cn.huimin.hotline.schemas.routing.MatterSeen;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.ClockDecider;
import cn.huimin.hotline.sla.deadline.ClockEvent;
import cn.huimin.hotline.sla.deadline.SlaPolicy;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import cn.huimin.hotline.sla.stream.ClockFacts;
import cn.huimin.hotline.sla.stream.LimitNotes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bureau with its cases and their clocks, as the services have them: what a case tells another, a
 * matter tells a case, or clocks tell a case travels as the record it is on the log, in the order
 * of each receiver.
 */
final class Bureau {

  /**
   * Two people are a flood, for a month, and their cases join by themselves: else a history of few
   * cases had no collective answers, and fewer merges.
   */
  private static final FloodRule FLOOD = new FloodRule(0.3, Duration.ofDays(30), 2, true, 2, 0.5);

  /** When two cases of a person are one complaint. */
  static final Matter.Rule RULE = new Matter.Rule(Duration.ofDays(90), 0.6);

  private static final SlaPolicy LIMITS = SlaPolicyReader.seed();
  private static final WorkingCalendar CALENDAR = WorkingCalendar.of(NationalHolidays.load());

  private final Map<String, Story> stories = new LinkedHashMap<>();
  private final Map<String, CaseClocks> clocks = new HashMap<>();
  private final Map<String, Matter> matters = new HashMap<>();
  private final Map<String, Deque<CaseCommand>> underWay = new LinkedHashMap<>();
  private final Map<String, Deque<MatterSeen>> seen = new LinkedHashMap<>();

  private final Map<String, Deque<FloodSeen>> flooding = new LinkedHashMap<>();
  private final Map<String, Map<String, FloodMember>> floods = new HashMap<>();

  /** What was asked that came to something. */
  final Set<Class<?>> happened = new HashSet<>();

  private Instant now = Story.MONDAY_TEN;

  /** Opens a case: what recognition says of it, and how it is handed in. */
  void opens(String id, Story story, CaseCommand.HandIn handIn) {
    stories.put(id, story);
    take(handIn);
  }

  /** Ids of the cases there are. */
  List<String> cases() {
    return stories.entrySet().stream()
        .filter(entry -> entry.getValue().fileOrNull() != null)
        .map(Map.Entry::getKey)
        .toList();
  }

  Story story(String id) {
    return Objects.requireNonNull(stories.get(id)).at(now);
  }

  Case file(String id) {
    return story(id).file();
  }

  /** The case of this id, null if there is none. */
  @Nullable Case fileOrNull(String id) {
    var story = stories.get(id);
    return story == null ? null : story.fileOrNull();
  }

  CaseClocks clocks(String id) {
    return Objects.requireNonNull(clocks.get(id));
  }

  Matter matter(String id) {
    return matters.getOrDefault(id, Matter.NONE);
  }

  Instant now() {
    return now;
  }

  /** Time goes on; what falls due is told to the cases. */
  void pass(Duration time) {
    now = now.plus(time);
    clocks.replaceAll((_, running) -> applied(running, ClockDecider.fire(running, now)));
  }

  /** Somebody asks something; what becomes of it. */
  CaseLife.Step take(CaseCommand command) {
    var id = command.header().caseId();
    var story = stories.computeIfAbsent(id, _ -> unopened(command)).at(now);
    var before = story.fileOrNull();
    var step = story.does(command).lastStep();
    if (!step.changes().isEmpty()) {
      happened.add(command.getClass());
    }
    for (var change : step.changes()) {
      told(command, before, change);
      before = change.after();
    }
    if (step.refusal() != null) {
      Handshake.ofRefusal(command, step.refusal())
          .ifPresent(telling -> tell(telling, story.fileOrNull(), command.header()));
    }
    if (story.fileOrNull() == null) {
      stories.remove(id);
    }
    return step;
  }

  private void told(CaseCommand command, @Nullable Case before, CaseLife.Change change) {
    var after = change.after();
    if (change.happened().event().equals(new CaseEvent.Closed(false))) {
      assertThat(Objects.requireNonNull(before).callbacks().ratingWaited())
          .as("%s is closed without a verdict after the wait for a rating", after.id())
          .isTrue();
    }
    MatterWriter.write(before, change)
        .forEach(one -> seen.computeIfAbsent(one.getPersonId(), _ -> new ArrayDeque<>()).add(one));
    FloodWriter.write(before, change)
        .forEach(
            one -> flooding.computeIfAbsent(one.getGroupId(), _ -> new ArrayDeque<>()).add(one));
    SplitRecords.tell(command, before, change.happened(), after)
        .forEach(record -> send(CommandReader.read(record)));
    Handshake.of(change.happened(), after, FLOOD)
        .forEach(telling -> tell(telling, after, command.header()));
    var record = EventWriter.write(change.happened(), SummaryWriter.write(after, List.of()));
    var fact =
        ClockFacts.fact(
            record, ClockFacts.header(record), ClockFacts.summary(record).orElseThrow());
    var running = clocks.computeIfAbsent(after.id(), CaseClocks::none);
    clocks.put(after.id(), applied(running, ClockDecider.decide(running, fact, LIMITS, CALENDAR)));
  }

  private CaseClocks applied(CaseClocks running, List<ClockEvent> events) {
    var next = running;
    for (var event : events) {
      next = ClockDecider.evolve(next, event);
      LimitNotes.of(event, next).stream().map(CommandReader::read).forEach(this::send);
    }
    return next;
  }

  private void tell(Handshake.Telling telling, @Nullable Case from, CommandHeader header) {
    var at = from == null ? header.acceptedAt() : from.times().lastAt();
    send(CommandReader.read(MergeWriter.tell(telling, from, header.caseId(), at)));
  }

  private void send(CaseCommand command) {
    underWay.computeIfAbsent(command.header().caseId(), _ -> new ArrayDeque<>()).add(command);
  }

  /** A case that is spoken to before it is there: a part of a call, or none at all. */
  private Story unopened(CaseCommand command) {
    var like = command instanceof SplitCommand.OpenPart part ? stories.get(part.parentId()) : null;
    return like == null
        ? Story.where(Story.says(DemandType.HELP, null))
            .of(command.header().caseId(), "nobody", now)
        : like.sibling(command.header().caseId());
  }

  /** Cases and matters to which something is under way. */
  List<String> waiting() {
    var all = new ArrayList<String>();
    underWay.forEach((id, queue) -> addIfWaiting(all, id, queue));
    seen.forEach((id, queue) -> addIfWaiting(all, id, queue));
    flooding.forEach((id, queue) -> addIfWaiting(all, id, queue));
    return all;
  }

  private static void addIfWaiting(List<String> all, String id, Deque<?> queue) {
    if (!queue.isEmpty()) {
      all.add(id);
    }
  }

  /**
   * The next thing under way arrives, twice if it is repeated after a kill.
   *
   * @return the case that heard it; empty if it was a matter, or a case that is not there
   */
  Optional<String> deliver(String id, boolean twice) {
    var ofMatter = seen.get(id);
    if (ofMatter != null) {
      see(ofMatter.remove(), twice);
      return Optional.empty();
    }
    var ofGroup = flooding.get(id);
    if (ofGroup != null) {
      see(ofGroup.remove(), twice);
      return Optional.empty();
    }
    var command = Objects.requireNonNull(underWay.get(id)).remove();
    take(command);
    if (twice) {
      take(command);
    }
    return Optional.ofNullable(fileOrNull(id)).map(Case::id);
  }

  private void see(MatterSeen one, boolean twice) {
    var id = one.getPersonId();
    for (int i = 0; i < (twice ? 2 : 1); i++) {
      var after =
          matter(id)
              .see(
                  new Matter.Sighting(
                      one.getCaseId(),
                      one.getMatterId(),
                      one.getAcceptedAt(),
                      one.getCounts(),
                      one.getSketch(),
                      one.getFiled() ? one.getAt() : null),
                  RULE);
      matters.put(id, after.after());
      for (var telling : after.tellings()) {
        send(
            new CaseCommand.NoteRepeat(
                new CommandHeader(
                    one.getSourceEventId() + "/" + telling.caseId(),
                    telling.caseId(),
                    Town.SERVICE,
                    one.getAt(),
                    null,
                    null,
                    "hash",
                    List.of()),
                telling.matterId(),
                telling.ordinal(),
                telling.earlier(),
                telling.onFile()));
      }
    }
  }

  private void see(FloodSeen one, boolean twice) {
    var group = floods.computeIfAbsent(one.getGroupId(), _ -> new TreeMap<>());
    for (int i = 0; i < (twice ? 2 : 1); i++) {
      var sketch = one.getSketch();
      var after =
          one.getCounts() && sketch != null
              ? FloodWatch.came(
                  group.values(),
                  FloodMember.alone(
                      one.getCaseId(),
                      one.getPersonId(),
                      one.getAcceptedAt(),
                      sketch,
                      one.getOpen()),
                  FLOOD)
              : FloodWatch.left(group.values(), one.getCaseId(), FLOOD);
      after.changed().forEach(member -> group.put(member.caseId(), member));
      after.gone().forEach(member -> group.remove(member.caseId()));
      for (var telling : after.tellings()) {
        send(
            new CaseCommand.NoteFlood(
                new CommandHeader(
                    one.getSourceEventId() + "/flood/" + telling.caseId(),
                    telling.caseId(),
                    Town.SERVICE,
                    one.getAt(),
                    null,
                    null,
                    "hash",
                    List.of()),
                one.getGroupId(),
                telling.leadId(),
                telling.people(),
                telling.caseIds()));
      }
    }
  }

  /** Everything under way arrives. */
  void settle() {
    while (!waiting().isEmpty()) {
      deliver(waiting().getFirst(), false);
    }
  }
}
