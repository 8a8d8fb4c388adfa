package cn.huimin.hotline.scoring.assessment;

import cn.huimin.hotline.scoring.assessment.AssessmentCommand.Period;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Says when a period goes into publicity (公示), and when it is locked (DOMAIN §7.3). */
final class PeriodDecider {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Assessment assessment;
  private final ZoneId zone;

  PeriodDecider(Assessment assessment, ZoneId zone) {
    this.assessment = assessment;
    this.zone = zone;
  }

  /** Says whether it moves on. */
  Decision decide(Period said) {
    var refused =
        switch (said.to()) {
          case PUBLICITY -> noPublicity(said);
          case LOCKED -> noLock(said);
          default -> Optional.of(AssessmentDecider.invalid("state", "只能是 PUBLICITY 或 LOCKED"));
        };
    return refused.orElseGet(() -> moved(said));
  }

  /** Why there is no publicity: whoever may appeal has to know until when, and to keep that. */
  private Optional<Decision> noPublicity(Period said) {
    var until = said.until();
    if (until == null) {
      return Optional.of(AssessmentDecider.invalid("until", "请填写公示截止时间，校长在那之前可以申诉"));
    }
    if (!until.isAfter(said.header().at())) {
      return Optional.of(AssessmentDecider.invalid("until", "公示截止时间要在现在之后"));
    }
    var before = assessment.until();
    return before != null && until.isBefore(before)
        ? Optional.of(AssessmentDecider.invalid("until", "公示已经开始，截止时间只能延后，不能早于 " + words(before)))
        : Optional.empty();
  }

  /** Why it cannot be locked: only after a publicity that is over, with every appeal decided. */
  private Optional<Decision> noLock(Period said) {
    var until = assessment.until();
    if (assessment.period() != Standing.PUBLICITY || until == null) {
      return Optional.of(
          AssessmentDecider.conflict("publicity-missing", "还没有公示，不能锁定；请先开始公示并写明截止时间"));
    }
    if (!said.header().at().isAfter(until)) {
      return Optional.of(
          AssessmentDecider.conflict(
              "publicity-running", "公示到 " + words(until) + " 为止，过了才能锁定；在那之前校长可以申诉"));
    }
    return pendingAppeals()
        ? Optional.of(AssessmentDecider.conflict("appeal-pending", "还有申诉没有决定，不能锁定；请先听取并决定"))
        : Optional.empty();
  }

  private String words(Instant moment) {
    return words(moment, zone);
  }

  static String words(Instant moment, ZoneId zone) {
    return MOMENT.format(moment.atZone(zone));
  }

  private Decision moved(Period said) {
    var header = said.header();
    return AssessmentDecider.accepted(
        new Entered(
            header.commandId(),
            List.of(header.commandId()),
            Act.PERIOD,
            header.placeId(),
            said.to(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            header.by(),
            null,
            header.at(),
            null,
            said.to() == Standing.LOCKED ? header.at() : said.until(),
            header.textId(),
            header.files(),
            header.batch()));
  }

  private boolean pendingAppeals() {
    return assessment.entered().stream()
        .anyMatch(
            one ->
                one.act() == Act.APPEAL
                    && (one.standing() == Standing.FILED || one.standing() == Standing.HEARD));
  }
}
