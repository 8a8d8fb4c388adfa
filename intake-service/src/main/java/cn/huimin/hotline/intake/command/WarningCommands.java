package cn.huimin.hotline.intake.command;

import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.outcome.Outcomes;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.tick.AcceptancesInFlight;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.intake.workorder.Complainant;
import cn.huimin.hotline.intake.workorder.Fingerprints;
import cn.huimin.hotline.intake.workorder.ScrubbedText;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.AcknowledgeWarning;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of what people do about a warning: the text scrubbed and on the log, then the command,
 * then what sla made of it back. The same key again is answered with the same.
 */
@Component
class WarningCommands {

  /**
   * What a person asks.
   *
   * @param warningId of which warning
   * @param body as sent
   * @param idempotencyKey the client's, or null
   * @param actor who
   */
  record Asked(String warningId, ObjectNode body, @Nullable String idempotencyKey, Actor actor) {}

  /** A command that is on the log, and what sla made of it if that came within the wait. */
  record Handed(String commandId, Optional<CommandOutcome> outcome) {}

  private record Measure(String text, LocalDate lookBackOn) {}

  private final Fingerprints fingerprints;
  private final Publisher publisher;
  private final Outcomes outcomes;
  private final AcceptancesInFlight inFlight;
  private final DiskGuard disk;
  private final RandomIds ids;
  private final Clock clock;

  WarningCommands(
      Fingerprints fingerprints,
      Publisher publisher,
      Outcomes outcomes,
      AcceptancesInFlight inFlight,
      DiskGuard disk,
      RandomIds ids,
      Clock clock) {
    this.fingerprints = fingerprints;
    this.publisher = publisher;
    this.outcomes = outcomes;
    this.inFlight = inFlight;
    this.disk = disk;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Hands an acknowledgement to the log.
   *
   * @throws cn.huimin.hotline.intake.problem.Refusal if the body is wrong or the log away
   */
  Handed acknowledge(Asked asked, Duration wait) {
    disk.requireRoom();
    var measure = read(asked.body());
    var key = asked.idempotencyKey();
    var warningId = asked.warningId();
    var commandId = Ids.uuid5(warningId, "key", key == null ? ids.next() : key);
    var hash = fingerprints.ofContent(List.of(measure.text(), measure.lookBackOn().toString()));
    var text =
        ScrubbedText.of(
            commandId, hash, TextKind.MEASURES, measure.text(), Complainant.NOBODY.identity());
    try (var expected = outcomes.expect(commandId)) {
      try (var acceptance = inFlight.begin()) {
        publisher.publish(List.of(text.record(warningId, acceptance.at())));
        publisher.publish(
            scope(warningId),
            new AcknowledgeWarning(
                commandId,
                warningId,
                asked.actor(),
                acceptance.at(),
                text.textId(),
                measure.lookBackOn()));
      }
      return new Handed(commandId, expected.await(wait));
    }
  }

  private Measure read(ObjectNode body) {
    var fields = FieldReader.of(body);
    var text = fields.requiredText("measure", "处置措施", ActionFields.SHORT_TEXT);
    var lookBackOn = fields.day("lookBackOn", "回头看日期");
    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    if (lookBackOn == null && !fields.has("lookBackOn")) {
      fields.wrong("lookBackOn", "请填回头看日期");
    } else if (lookBackOn != null && lookBackOn.isBefore(today)) {
      fields.wrong("lookBackOn", "回头看日期不能早于今天");
    }
    fields.end();
    return new Measure(text, lookBackOn == null ? today : lookBackOn);
  }

  /** The scope that a warning's id holds; the id itself if it is none of ours. */
  private static String scope(String warningId) {
    var parts = warningId.split("\\.", -1);
    return parts.length == 3 ? parts[1] : warningId;
  }
}
