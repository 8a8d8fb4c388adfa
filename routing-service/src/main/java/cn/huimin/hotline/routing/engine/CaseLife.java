package cn.huimin.hotline.routing.engine;

import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CaseEvolver;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One step in the life of a case: a command in, numbered events and the case after each out. */
public final class CaseLife {

  /**
   * An event and the case after it.
   *
   * @param happened the event
   * @param after the case after it
   */
  public record Change(Happened happened, Case after) {}

  /**
   * What a command led to.
   *
   * @param changes events and the case after each, in order; empty if nothing happened
   * @param refusal why nothing happened, or null
   * @param after the case after it, or as it stands; null if there is none
   */
  public record Step(List<Change> changes, @Nullable Refusal refusal, @Nullable Case after) {

    /** Copies its list. */
    public Step {
      changes = List.copyOf(changes);
    }
  }

  private CaseLife() {}

  /**
   * Decides the command, and evolves the case by what happened.
   *
   * @param file the case, null if there is none
   */
  public static Step step(@Nullable Case file, CaseCommand command, CaseContext context) {
    return switch (CaseDecider.decide(file, command, context)) {
      case Decision.Refused(Refusal refusal) -> new Step(List.of(), refusal, file);
      case Decision.Accepted(List<CaseEvent> events) -> happen(file, command, events, context);
    };
  }

  private static Step happen(
      @Nullable Case file, CaseCommand command, List<CaseEvent> events, CaseContext context) {
    var header = command.header();
    var acceptedAt = notBefore(header.acceptedAt(), file);
    var changes = new ArrayList<Change>();
    var now = file;
    for (var event : events) {
      var happened =
          new Happened(
              header.caseId(),
              now == null ? 1 : now.version() + 1,
              header.commandId(),
              header.actor(),
              acceptedAt,
              occurredAt(event, header),
              context.directory().edition(),
              context.policyEdition(),
              event);
      now = CaseEvolver.evolve(now, happened);
      changes.add(new Change(happened, Objects.requireNonNull(now)));
    }
    return new Step(changes, null, now);
  }

  /** A contact that a report tells of was before the report. */
  private static @Nullable Instant occurredAt(CaseEvent event, CommandHeader header) {
    return event instanceof CaseEvent.Contacted contacted && contacted.at() != null
        ? contacted.at()
        : header.occurredAt();
  }

  /** Times of a case never go back, whatever order commands arrive in (DESIGN §1). */
  private static Instant notBefore(Instant acceptedAt, @Nullable Case file) {
    return file == null || acceptedAt.isAfter(file.times().lastAt())
        ? acceptedAt
        : file.times().lastAt();
  }
}
