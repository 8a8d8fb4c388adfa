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
import cn.huimin.hotline.schemas.command.AnswerWarning;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.LookBackOnWarning;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
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

  private record Finding(String text, boolean settled, @Nullable LocalDate nextOn) {}

  /** A command of the log, of its id, the moment it was accepted and the id of its text. */
  private interface Command {
    SpecificRecord of(String commandId, Instant at, String textId);
  }

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
   * Hands on that somebody took note of a warning.
   *
   * @throws cn.huimin.hotline.intake.problem.Refusal if the body is wrong or the log away
   */
  Handed acknowledge(Asked asked, Duration wait) {
    disk.requireRoom();
    var measure = measure(asked.body());
    return hand(
        asked,
        wait,
        measure.text(),
        measure.lookBackOn().toString(),
        (id, at, textId) ->
            new AcknowledgeWarning(
                id, asked.warningId(), asked.actor(), at, textId, measure.lookBackOn()));
  }

  /**
   * Hands on what the unit answers.
   *
   * @throws cn.huimin.hotline.intake.problem.Refusal if the body is wrong or the log away
   */
  Handed answer(Asked asked, Duration wait) {
    disk.requireRoom();
    var fields = FieldReader.of(asked.body());
    var text = fields.requiredText("answer", "答复", ActionFields.SHORT_TEXT);
    fields.end();
    return hand(
        asked,
        wait,
        text,
        "answer",
        (id, at, textId) -> new AnswerWarning(id, asked.warningId(), asked.actor(), at, textId));
  }

  /**
   * Hands on what somebody found who looked back.
   *
   * @throws cn.huimin.hotline.intake.problem.Refusal if the body is wrong or the log away
   */
  Handed lookBack(Asked asked, Duration wait) {
    disk.requireRoom();
    var finding = finding(asked.body());
    return hand(
        asked,
        wait,
        finding.text(),
        finding.settled() + "/" + finding.nextOn(),
        (id, at, textId) ->
            new LookBackOnWarning(
                id,
                asked.warningId(),
                asked.actor(),
                at,
                textId,
                finding.settled(),
                finding.nextOn()));
  }

  private Handed hand(Asked asked, Duration wait, String words, String rest, Command command) {
    var key = asked.idempotencyKey();
    var warningId = asked.warningId();
    var commandId = Ids.uuid5(warningId, "key", key == null ? ids.next() : key);
    var hash = fingerprints.ofContent(List.of(words, rest));
    var text =
        ScrubbedText.of(commandId, hash, TextKind.MEASURES, words, Complainant.NOBODY.identity());
    try (var expected = outcomes.expect(commandId)) {
      try (var acceptance = inFlight.begin()) {
        publisher.publish(List.of(text.record(warningId, acceptance.at())));
        publisher.publish(scope(warningId), command.of(commandId, acceptance.at(), text.textId()));
      }
      return new Handed(commandId, expected.await(wait));
    }
  }

  private Measure measure(ObjectNode body) {
    var fields = FieldReader.of(body);
    var text = fields.requiredText("measure", "处置措施", ActionFields.SHORT_TEXT);
    var lookBackOn = dayToCome(fields, "lookBackOn", "回头看日期", true);
    fields.end();
    return new Measure(text, lookBackOn == null ? today() : lookBackOn);
  }

  private Finding finding(ObjectNode body) {
    var fields = FieldReader.of(body);
    var text = fields.requiredText("finding", "回头看情况", ActionFields.SHORT_TEXT);
    boolean settled = fields.requiredFlag("settled", "整改是否到位");
    var nextOn = dayToCome(fields, "nextOn", "下次回头看日期", fields.has("settled") && !settled);
    if (settled && nextOn != null) {
      fields.wrong("nextOn", "整改已经到位的，不填下次回头看日期");
    }
    fields.end();
    return new Finding(text, settled, nextOn);
  }

  private @Nullable LocalDate dayToCome(
      FieldReader fields, String field, String label, boolean required) {
    var day = fields.day(field, label);
    if (day == null && required && !fields.has(field)) {
      fields.wrong(field, "请填" + label);
    } else if (day != null && day.isBefore(today())) {
      fields.wrong(field, label + "不能早于今天");
    }
    return day;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }

  /** The scope that a warning's id holds; the id itself if it is none of ours. */
  private static String scope(String warningId) {
    var parts = warningId.split("\\.", -1);
    return parts.length == 3 ? parts[1] : warningId;
  }
}
