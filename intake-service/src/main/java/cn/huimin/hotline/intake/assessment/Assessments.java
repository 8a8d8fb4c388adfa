package cn.huimin.hotline.intake.assessment;

import cn.huimin.hotline.intake.access.SignedIn;
import cn.huimin.hotline.intake.attachment.Attachments;
import cn.huimin.hotline.intake.config.RandomIds;
import cn.huimin.hotline.intake.disk.DiskGuard;
import cn.huimin.hotline.intake.outcome.Outcomes;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.publication.Publisher;
import cn.huimin.hotline.intake.scrub.Identity;
import cn.huimin.hotline.intake.tick.AcceptancesInFlight;
import cn.huimin.hotline.intake.workorder.Fingerprints;
import cn.huimin.hotline.intake.workorder.ScrubbedText;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.assessment.AssessmentHeader;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way of what is entered about a unit: words scrubbed and on {@code case-texts} under the
 * unit's key, then the command, then scoring's outcome back. The same key again is the same
 * command.
 */
@Component
class Assessments {

  /** What a person asks. */
  record Asked(
      String unitId,
      AssessmentWay way,
      ObjectNode body,
      @Nullable String idempotencyKey,
      SignedIn who,
      String desk) {}

  /** A command about one unit, and its outcome if that came within the wait. */
  record Handed(Unit unit, String commandId, Optional<CommandOutcome> outcome) {}

  private final Editions editions;
  private final Attachments attachments;
  private final Publisher publisher;
  private final Outcomes outcomes;
  private final Fingerprints fingerprints;
  private final AcceptancesInFlight inFlight;
  private final DiskGuard disk;
  private final RandomIds ids;

  Assessments(
      Editions editions,
      Attachments attachments,
      Publisher publisher,
      Outcomes outcomes,
      Fingerprints fingerprints,
      AcceptancesInFlight inFlight,
      DiskGuard disk,
      RandomIds ids) {
    this.editions = editions;
    this.attachments = attachments;
    this.publisher = publisher;
    this.outcomes = outcomes;
    this.fingerprints = fingerprints;
    this.inFlight = inFlight;
    this.disk = disk;
    this.ids = ids;
  }

  /**
   * Hands it to the log, for one assessed unit; a period for all of them at or below the unit.
   *
   * @throws Refusal if the body is wrong, the unit unknown or not assessed or another head's, or
   *     the log away
   */
  List<Handed> hand(Asked asked, Duration wait) {
    disk.requireRoom();
    var directory = editions.directory();
    if (directory.unit(asked.unitId()).isEmpty()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "没有这个单位");
    }
    var units = assessed(directory, asked);
    units.forEach(unit -> check(directory, asked.who(), unit));
    if (asked.way() == AssessmentWay.REPORT && !units.getFirst().id().equals(asked.unitId())) {
      throw Refusal.invalid("unitId", "信息报送由教管办或市直学校报，所属学校不单独报");
    }
    if (asked.way() == AssessmentWay.PLAN && asked.who().role() == Role.HEAD) {
      var own = asked.who().unitId();
      if (own == null || !directory.isWithin(asked.unitId(), own)) {
        throw new Refusal(ProblemCode.FORBIDDEN, "一校一策由本校校长报，这所学校不属于您的单位");
      }
    }
    var draft = asked.way().read(asked.body());
    var files = draft.files().stream().filter(file -> !file.contains("/")).toList();
    if (!attachments.giveToUnit(files, asked.unitId(), asked.who().account())) {
      throw Refusal.invalid("files", "附件不存在，或是别人的、别的单位的；请重新上传后填写新的附件编号");
    }
    var key = asked.idempotencyKey() == null ? ids.next() : asked.idempotencyKey();
    var expected = new ArrayList<Outcomes.Expected>();
    try {
      for (var unit : units) {
        var commandId = Ids.uuid5(unit.id(), "assessment", key);
        expected.add(outcomes.expect(commandId));
        publish(asked, draft, unit, commandId);
      }
      var handed = new ArrayList<Handed>();
      for (int i = 0; i < units.size(); i++) {
        handed.add(
            new Handed(
                units.get(i),
                Ids.uuid5(units.get(i).id(), "assessment", key),
                expected.get(i).await(wait)));
      }
      return handed;
    } finally {
      expected.forEach(Outcomes.Expected::close);
    }
  }

  private static List<Unit> assessed(Directory directory, Asked asked) {
    var own = directory.assessedUnit(asked.unitId());
    if (own.isPresent()) {
      return List.of(own.get());
    }
    var below =
        directory.units().stream()
            .filter(unit -> directory.isWithin(unit.id(), asked.unitId()))
            .filter(
                unit ->
                    directory
                        .assessedUnit(unit.id())
                        .filter(found -> found.id().equals(unit.id()))
                        .isPresent())
            .toList();
    if (asked.way() != AssessmentWay.PERIOD || below.isEmpty()) {
      throw Refusal.invalid("unitId", "这个单位不参加考核，请选教管办或市直学校");
    }
    return below;
  }

  /** A head or liaison speaks for the own line only. */
  private static void check(Directory directory, SignedIn who, Unit unit) {
    if (who.role() != Role.HEAD && who.role() != Role.LIAISON) {
      return;
    }
    var own = who.unitId();
    boolean ofTheLine =
        own != null
            && (directory.isWithin(unit.id(), own)
                || directory
                    .assessedUnit(own)
                    .filter(found -> found.id().equals(unit.id()))
                    .isPresent());
    if (!ofTheLine) {
      throw new Refusal(ProblemCode.FORBIDDEN, "这份成绩单不属于您的单位");
    }
  }

  private void publish(Asked asked, AssessmentDraft draft, Unit unit, String commandId) {
    try (var acceptance = inFlight.begin()) {
      var textId = words(draft, unit, commandId, acceptance.at());
      var header =
          AssessmentHeader.newBuilder()
              .setCommandId(commandId)
              .setUnitId(unit.id())
              .setUnitName(unit.name())
              .setPlaceId(asked.way() == AssessmentWay.PERIOD ? unit.id() : asked.unitId())
              .setScheme(draft.scheme())
              .setPeriod(draft.period())
              .setActor(asked.who().actor(asked.desk()))
              .setAcceptedAt(acceptance.at())
              .setTextId(textId)
              .setFiles(draft.files())
              .setBatch(draft.batch())
              .build();
      publisher.publish(unit.id(), draft.withHeader().record(header));
    }
  }

  private @Nullable String words(
      AssessmentDraft draft, Unit unit, String commandId, Instant acceptedAt) {
    if (draft.words() == null) {
      return null;
    }
    var text =
        ScrubbedText.of(
            commandId,
            fingerprints.ofContent(List.of(draft.words())),
            TextKind.REASON,
            draft.words(),
            Identity.NOBODY);
    publisher.publish(List.of(text.record("unit:" + unit.id(), acceptedAt)));
    return text.textId();
  }
}
