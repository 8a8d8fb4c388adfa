package cn.huimin.hotline.routing.engine;

import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.MergeCommand;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.life.merge.Handshake;
import cn.huimin.hotline.schemas.word.DemandType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Several cases that tell one another things along a log: one queue for each, kept in order. */
final class World {

  final Map<String, Case> cases = new LinkedHashMap<>();
  final Map<String, List<Happened>> events = new HashMap<>();
  private final Map<String, Deque<MergeCommand.Note>> underWay = new LinkedHashMap<>();
  private final Story voice = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
  private final CaseContext context = voice.context();
  private int told;

  /** Opens cases named c0, c1 … at the school. */
  static World of(int cases) {
    return of(cases, 0);
  }

  /** The same; nobody can be reached in this many from c1 on. */
  static World of(int cases, int anonymous) {
    var world = new World();
    for (int i = 0; i < cases; i++) {
      var id = "c" + i;
      boolean unnamed = i > 0 && i <= anonymous;
      world.does(
          id,
          (actor, story) -> story.handInCommand(DemandType.COMPLAINT, id, false, unnamed),
          Town.SERVICE);
    }
    return world;
  }

  /** Opens a case that is against the school, which may not handle it. */
  World against(String id) {
    take(
        id,
        voice.handInCommand(DemandType.COMPLAINT, id, false, false),
        Story.where(Story.accuses(Town.SCHOOL)).context());
    return this;
  }

  /** Somebody asks something of a case; the reason if it was refused. */
  @Nullable Refusal does(String id, BiFunction<Actor, Story, CaseCommand> asked, Actor actor) {
    return take(id, asked.apply(actor, voice));
  }

  private @Nullable Refusal take(String id, CaseCommand command) {
    return take(id, command, context);
  }

  private @Nullable Refusal take(String id, CaseCommand command, CaseContext context) {
    var step = CaseLife.step(cases.get(id), command, context);
    Refused.note(step.refusal());
    if (step.after() != null) {
      cases.put(id, step.after());
    }
    for (var change : step.changes()) {
      events.computeIfAbsent(id, _ -> new ArrayList<>()).add(change.happened());
      Handshake.of(change.happened(), change.after(), FloodRule.DEFAULT)
          .forEach(telling -> tell(id, telling));
    }
    if (step.refusal() != null) {
      Handshake.ofRefusal(command, step.refusal()).ifPresent(telling -> tell(id, telling));
    }
    return step.refusal();
  }

  private void tell(String from, Handshake.Telling telling) {
    var number = cases.containsKey(from) ? cases.get(from).origin().caseNumber() : "";
    underWay
        .computeIfAbsent(telling.targetCaseId(), _ -> new ArrayDeque<>())
        .add(
            new MergeCommand.Note(
                new CommandHeader(
                    "told-" + ++told,
                    telling.targetCaseId(),
                    Town.SERVICE,
                    voice.now(),
                    null,
                    null,
                    "hash",
                    List.<Text>of()),
                telling.step(),
                from,
                number,
                telling.unitId(),
                telling.verdict(),
                telling.closingKind(),
                telling.reasonCode(),
                telling.matterId(),
                telling.accusedUnitId(),
                telling.reportAuthor()));
  }

  /** Cases to which something is under way. */
  List<String> waiting() {
    return underWay.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The next thing comes to the case, twice if it is repeated after a kill. */
  void deliver(String id, boolean twice) {
    var note = Objects.requireNonNull(underWay.get(id)).remove();
    take(id, note);
    if (twice) {
      take(id, note);
    }
  }

  /** Everything under way arrives. */
  World settle() {
    while (!waiting().isEmpty()) {
      deliver(waiting().getFirst(), false);
    }
    return this;
  }

  Case file(String id) {
    return Objects.requireNonNull(cases.get(id));
  }
}
