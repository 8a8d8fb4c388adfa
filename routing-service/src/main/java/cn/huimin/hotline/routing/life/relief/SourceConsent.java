package cn.huimin.hotline.routing.life.relief;

import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * An extension past the source's deadline needs the source's consent, recorded by the centre with
 * day and answer (DOMAIN §3). Without it an extension ends at that deadline; one that goes past it
 * whatever the calendar says is refused.
 */
final class SourceConsent {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  private SourceConsent() {}

  /**
   * Checks a granted extension.
   *
   * @param days working days granted: of a limit that lies ahead never less than as many days by
   *     the clock
   */
  static void check(
      FieldCheck check, Case file, ReliefCommand.DecideExtension command, int days, ZoneId zone) {
    var deadline = file.origin().deadlineFromSource();
    var header = command.header();
    boolean consent = command.sourceConsent();
    if (deadline == null) {
      check.require(!consent, "sourceConsent", "来源没有定时限，不需要来源同意，请留空");
      return;
    }
    var on = command.sourceAnsweredOn();
    var today = header.acceptedAt().atZone(zone).toLocalDate();
    boolean within =
        file.turn().limitPassed()
            || !header.acceptedAt().plus(Duration.ofDays(days)).isAfter(deadline);
    check
        .require(
            consent || within,
            "sourceConsent",
            "来源要求 " + MINUTE.format(deadline.atZone(zone)) + " 前办结，这样延期会超过它；请先取得来源同意并记录")
        .require(!consent || on != null, "sourceAnsweredOn", "请写来源同意的日期")
        .require(on == null || !on.isAfter(today), "sourceAnsweredOn", "来源同意的日期在将来，请核对")
        .require(!consent || header.brings(TextKind.PROOF), "sourceAnswer", "请写来源的答复：谁同意的、文号或编号")
        .require(consent || on == null, "sourceConsent", "写了来源同意的日期，请勾选来源已同意");
  }
}
