package cn.huimin.hotline.scoring.assessment;

import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Appeal;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Evidence;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Filing;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Header;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Matter;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Period;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Strike;
import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Withdrawal;
import cn.huimin.hotline.scoring.assessment.Decision.Accepted;
import cn.huimin.hotline.scoring.assessment.Decision.Refused;
import cn.huimin.hotline.scoring.assessment.Decision.Voided;
import cn.huimin.hotline.scoring.assessment.Decision.Why;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what may be entered (DOMAIN §7.3): evidence, matters, strikes by two, appeals, periods. */
public final class AssessmentDecider {

  private final Assessment assessment;
  private final ZoneId zone;
  private final EvidenceDecider evidences;
  private final Function<String, Optional<Entry>> lines;
  private final Instant strikesUntil;

  private AssessmentDecider(
      Assessment assessment,
      Scheme scheme,
      Function<String, Optional<Entry>> lines,
      Instant strikesUntil) {
    this.assessment = assessment;
    this.strikesUntil = strikesUntil;
    this.zone = scheme.zone();
    this.evidences = new EvidenceDecider(scheme, assessment);
    this.lines = lines;
  }

  /**
   * Decides a command.
   *
   * @param assessment what was entered before
   * @param scheme rules it belongs to
   * @param lines lines of the unit that stand in the ledger, by id
   * @param strikesUntil until when facts of the period's cases are kept, so that striking an event
   *     changes something
   */
  public static Decision decide(
      Assessment assessment,
      Scheme scheme,
      Function<String, Optional<Entry>> lines,
      Instant strikesUntil,
      AssessmentCommand command) {
    var before = assessment.ofCommand(command.header().commandId());
    if (before.isPresent()) {
      return new Accepted(List.of(), before.get(), null);
    }
    if (assessment.period() == Standing.LOCKED) {
      return conflict("period-locked", "这个考核周期已经锁定，不能再录入或更改");
    }
    return new AssessmentDecider(assessment, scheme, lines, strikesUntil).decide(command);
  }

  private Decision decide(AssessmentCommand command) {
    return switch (command) {
      case Evidence evidence -> evidences.evidence(evidence);
      case Matter matter -> evidences.matter(matter);
      case Strike strike -> strike(strike);
      case Withdrawal withdrawal -> evidences.withdrawal(withdrawal);
      case Appeal appeal ->
          appeal.step() == AssessmentCommand.Step.FILE ? file(appeal) : appealStep(appeal);
      case Period period -> new PeriodDecider(assessment, zone).decide(period);
      case Filing filing -> filing(filing);
    };
  }

  private Decision strike(Strike said) {
    var line = lines.apply(said.lineId()).filter(this::canBeStruck);
    if (line.isEmpty()) {
      return noSuchLine();
    }
    if (line.get().caseId() != null && said.header().at().isAfter(strikesUntil)) {
      return conflict(
          "case-archived",
          "这一周期的工单事实只保留到 " + PeriodDecider.words(strikesUntil, zone) + "，已经不能再剔除，分数不变");
    }
    var eventId = Objects.requireNonNull(line.get().eventId());
    var proposed =
        assessment.entered().stream()
            .filter(one -> one.act() == Act.STRIKE && eventId.equals(one.eventId()))
            .filter(one -> one.standing() == Standing.PROPOSED)
            .findFirst();
    if (proposed.isEmpty()) {
      return accepted(
          new Entered(
              said.header().commandId(),
              List.of(said.header().commandId()),
              Act.STRIKE,
              said.header().placeId(),
              Standing.PROPOSED,
              line.get().item(),
              null,
              null,
              null,
              null,
              said.lineId(),
              eventId,
              said.header().by(),
              null,
              said.header().at(),
              null,
              null,
              said.header().textId(),
              said.header().files(),
              said.header().batch()));
    }
    if (proposed.get().by().account().equals(said.header().by().account())) {
      return conflict("second-person-needed", "剔除要两个人：提出的人不能自己同意，请另一位考核人员或局领导来做");
    }
    var struck = proposed.get().moved(Standing.STRUCK, said.header());
    var caseId = line.get().caseId();
    if (caseId != null) {
      return new Accepted(List.of(struck), struck, new Voided(caseId, eventId));
    }
    return assessment
        .byId(eventId)
        .map(entry -> List.of(struck, entry.moved(Standing.STRUCK, said.header())))
        .map(changed -> (Decision) new Accepted(changed, struck, null))
        .orElseGet(AssessmentDecider::noSuchLine);
  }

  /** Whether something stands behind it: an event of its case, or an entry of this book. */
  private boolean canBeStruck(Entry line) {
    var eventId = line.eventId();
    return eventId != null
        && !eventId.isEmpty()
        && (line.caseId() != null || assessment.byId(eventId).filter(Entered::stands).isPresent());
  }

  private static Decision noSuchLine() {
    return new Refused(Why.UNKNOWN, "line-unknown", "账上没有这一行，或者它已经被剔除", "lineId");
  }

  private Decision file(Appeal said) {
    if (assessment.until() != null && said.header().at().isAfter(assessment.until())) {
      return conflict("appeal-too-late", "公示期已过，不能再申诉");
    }
    var lineId = said.lineId();
    if (lineId != null && lines.apply(lineId).isEmpty()) {
      return noSuchLine();
    }
    boolean pending =
        assessment.entered().stream()
            .anyMatch(
                one ->
                    one.act() == Act.APPEAL
                        && Objects.equals(one.lineId(), lineId)
                        && (one.standing() == Standing.FILED || one.standing() == Standing.HEARD));
    if (pending) {
      return conflict("appeal-pending", "这一行的申诉还在办理，请等结果");
    }
    return accepted(
        entered(said.header(), Act.APPEAL, Standing.FILED, null, null, null, null, null, lineId));
  }

  private Decision appealStep(Appeal said) {
    var appeal =
        assessment.byId(said.appealId()).filter(one -> one.act() == Act.APPEAL).orElse(null);
    if (appeal == null) {
      return new Refused(Why.UNKNOWN, "appeal-unknown", "没有这件申诉", "appealId");
    }
    var to =
        switch (said.step()) {
          case HEAR -> Standing.HEARD;
          case UPHOLD -> Standing.UPHELD;
          case REJECT, FILE -> Standing.REJECTED;
        };
    boolean fits =
        to == Standing.HEARD
            ? appeal.standing() == Standing.FILED
            : appeal.standing() == Standing.HEARD;
    if (!fits) {
      return conflict(
          "appeal-step", appeal.standing() == Standing.FILED ? "申诉要先听取校长意见，再作决定" : "这件申诉已经听取或决定过了");
    }
    if (to != Standing.HEARD && enteredLineOf(appeal, said.header().by().account())) {
      return conflict("second-person-needed", "这一行是您自己录入的，对它的申诉请另一位考核人员或局领导来决定");
    }
    return accepted(appeal.moved(to, said.header()));
  }

  /** Whether somebody made the entry behind the line that an appeal is about. */
  private boolean enteredLineOf(Entered appeal, String account) {
    var lineId = appeal.lineId();
    return lineId != null
        && lines
            .apply(lineId)
            .flatMap(line -> assessment.byId(line.eventId()))
            .filter(entry -> entry.by().account().equals(account))
            .isPresent();
  }

  private Decision filing(Filing said) {
    var header = said.header();
    if (said.act() == Act.PLAN && said.until() != null && !said.until().isAfter(header.at())) {
      return invalid("until", "完成时间要在现在之后");
    }
    if (said.from() != null && said.until() != null && !said.until().isAfter(said.from())) {
      return invalid("until", "离任要在到任之后");
    }
    var filed =
        entered(header, said.act(), Standing.STANDS, null, null, null, said.subject(), null, null)
            .during(said.from(), said.until());
    if (said.act() != Act.REPORT || said.until() == null) {
      return accepted(filed);
    }
    var corrected = ReportFiling.corrected(assessment, said, said.until());
    return new Accepted(Stream.concat(Stream.of(filed), corrected).toList(), filed, null);
  }

  static Entered entered(
      Header header,
      Act act,
      Standing standing,
      @Nullable String item,
      @Nullable Boolean found,
      @Nullable Fraction amount,
      @Nullable String matter,
      @Nullable String level,
      @Nullable String lineId) {
    return new Entered(
        header.commandId(),
        List.of(header.commandId()),
        act,
        header.placeId(),
        standing,
        item,
        found,
        amount,
        matter,
        level,
        lineId,
        null,
        header.by(),
        null,
        header.at(),
        null,
        null,
        header.textId(),
        header.files(),
        header.batch());
  }

  static Decision accepted(Entered one) {
    return new Accepted(List.of(one), one, null);
  }

  static Decision conflict(String code, String message) {
    return new Refused(Why.CONFLICT, code, message, null);
  }

  static Decision invalid(String field, String message) {
    return new Refused(Why.INVALID, "invalid-input", message, field);
  }
}
