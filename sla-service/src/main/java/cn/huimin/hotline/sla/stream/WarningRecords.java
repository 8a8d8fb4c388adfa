package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import cn.huimin.hotline.sla.warning.MatterWatch;
import cn.huimin.hotline.sla.warning.RepeatRule;
import cn.huimin.hotline.sla.warning.WarningChange;
import cn.huimin.hotline.sla.warning.rule.ReportDue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/** Changes of warnings as records of the warnings topic. */
final class WarningRecords {

  private final Optional<ReportDue> answers;

  /**
   * Records by these rules.
   *
   * @param answers what says until when a warning is answered, if the policy has it
   */
  WarningRecords(Optional<ReportDue> answers) {
    this.answers = answers;
  }

  /** Key of a matter's warning: its scope. */
  static String key(String matterId) {
    return RepeatRule.NAME + "/" + matterId;
  }

  SpecificRecord of(WarningChange change, String matterId, Instant at, boolean hidden) {
    boolean stands = !(change instanceof WarningChange.Cleared);
    var header = header(change.standing(), matterId, at, stands, hidden);
    return switch (change) {
      case WarningChange.Raised _ -> new WarningRaised(header);
      case WarningChange.Updated updated -> new WarningUpdated(header, updated.news().word());
      case WarningChange.Cleared cleared -> new WarningCleared(header, cleared.reasonCode());
    };
  }

  /**
   * What an event of the warning begins with.
   *
   * @param stands whether the warning stands after it; one that was cleared says itself what is
   *     owed
   * @param hidden whether the unit is not told of it, and so owes none
   */
  WarningHeader header(
      MatterWatch.Standing standing, String matterId, Instant at, boolean stands, boolean hidden) {
    var concern = standing.concern();
    return WarningHeader.newBuilder()
        .setWarningId(standing.warningId())
        .setEventId(standing.warningId() + "-" + standing.sequence())
        .setSequence(standing.sequence())
        .setRule(RepeatRule.NAME)
        .setLevel(WarningLevel.valueOf(standing.level().name()))
        .setScope(WarningScope.CASE)
        .setScopeId(matterId)
        .setUnitId(concern.unitId())
        .setUnitName(concern.unitName())
        .setUnitLine(concern.unitLine())
        .setCategoryLevel1(concern.category())
        .setFigures(Map.of("ordinal", String.valueOf(standing.ordinal())))
        .setCaseIds(new TreeSet<>(standing.caseIds()).stream().toList())
        .setAnswerDueAt(
            hidden ? null : stands ? answerDue(standing).orElse(null) : standing.answerDueAt())
        .setHidden(hidden)
        .setAt(at)
        .build();
  }

  /** A warning that is cleared before its unit answered is owed the answer still. */
  WarningChange owing(WarningChange change) {
    return change instanceof WarningChange.Cleared(MatterWatch.Standing standing, String reason)
        ? answerDue(standing)
            .<WarningChange>map(due -> new WarningChange.Cleared(standing.owing(due), reason))
            .orElse(change)
        : change;
  }

  private Optional<Instant> answerDue(MatterWatch.Standing standing) {
    return answers.flatMap(
        rule ->
            rule.answerDue(
                RepeatRule.NAME,
                standing.raisedAt(),
                standing.concern().unitId(),
                standing.handling()));
  }
}
