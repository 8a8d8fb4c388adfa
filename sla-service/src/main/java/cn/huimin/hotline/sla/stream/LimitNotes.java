package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.DraftSupervision;
import cn.huimin.hotline.schemas.command.NoteLimitPassed;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.ClockEvent;
import cn.huimin.hotline.sla.deadline.ClockEvent.StopReason;
import cn.huimin.hotline.sla.deadline.ClockKind;
import cn.huimin.hotline.sla.deadline.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Tells a case, by a command as a person would, that a limit of its unit passed: after the return
 * window a return goes to consultation, after the handle limit no extension is asked (DOMAIN §3); a
 * while after it a supervision order is drafted (DOMAIN §5). Where the limit, counted anew, lies
 * ahead again, both are taken back. The id is made of the event behind it, so that saying it twice
 * says it once.
 */
public final class LimitNotes {

  private static final Actor SLA = new Actor("service:sla", Role.SERVICE, null, null);

  private LimitNotes() {}

  /** What the case is told of an event of its clocks; mostly nothing. */
  public static List<SpecificRecord> of(ClockEvent event, CaseClocks after) {
    return switch (event) {
      case ClockEvent.ClockStopped stopped when stopped.reason() == StopReason.RAN_OUT ->
          note(stopped, stopped.dueAt(), after, false);
      case ClockEvent.RedCardGiven red when isWork(red.key().kind()) ->
          note(red, red.dueAt(), after, false);
      case ClockEvent.SupervisionDue due ->
          List.of(draft(due, "supervision-draft", due.dueAt(), false));
      case ClockEvent.ClockCorrected corrected -> corrected(corrected, after);
      default -> List.of();
    };
  }

  private static List<SpecificRecord> corrected(
      ClockEvent.ClockCorrected corrected, CaseClocks after) {
    var dueAt = corrected.clock().due().at();
    var told = new ArrayList<SpecificRecord>();
    if (corrected.withdrawn().contains(Step.SUPERVISION_DRAFT)) {
      told.add(draft(corrected, "supervision-withdrawn", dueAt, true));
    }
    boolean ahead =
        corrected.withdrawn().contains(Step.END)
            || (corrected.withdrawn().contains(Step.RED) && isWork(corrected.key().kind()));
    if (ahead) {
      told.addAll(note(corrected, dueAt, after, true));
    }
    return told;
  }

  private static boolean isWork(ClockKind kind) {
    return kind == ClockKind.HANDLE || kind == ClockKind.HANDLE_COMPLEX || kind == ClockKind.REDO;
  }

  private static List<SpecificRecord> note(
      ClockEvent.OfClock event, Instant dueAt, CaseClocks after, boolean withdrawn) {
    var clock = after.clocks().get(event.key());
    return clock == null
        ? List.of()
        : List.of(
            NoteLimitPassed.newBuilder()
                .setHeader(header(event, withdrawn ? "limit-ahead" : "limit-passed"))
                .setClock(word(event))
                .setStartedAt(clock.startedAt())
                .setDueAt(dueAt)
                .setWithdrawn(withdrawn)
                .build());
  }

  private static DraftSupervision draft(
      ClockEvent.OfClock event, String what, Instant dueAt, boolean withdrawn) {
    return DraftSupervision.newBuilder()
        .setHeader(header(event, what))
        .setClock(word(event))
        .setDueAt(dueAt)
        .setWithdrawn(withdrawn)
        .build();
  }

  private static CommandHeader header(ClockEvent event, String what) {
    return CommandHeader.newBuilder()
        .setCommandId(Ids.uuid5(event.id(), what))
        .setCaseId(event.head().caseId())
        .setActor(SLA)
        .setAcceptedAt(event.head().at())
        .setContentHash(Ids.sha256(event.id().getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private static cn.huimin.hotline.schemas.word.ClockKind word(ClockEvent.OfClock event) {
    return cn.huimin.hotline.schemas.word.ClockKind.valueOf(event.key().kind().name());
  }
}
