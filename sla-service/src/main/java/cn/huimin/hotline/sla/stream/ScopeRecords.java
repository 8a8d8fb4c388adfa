package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import cn.huimin.hotline.sla.warning.ScopeChange;
import cn.huimin.hotline.sla.warning.ScopeKey;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Changes of a scope's warnings as records of the warnings topic. */
final class ScopeRecords {

  private final Directory directory;
  private final SlaRules rules;

  ScopeRecords(Directory directory, SlaRules rules) {
    this.directory = directory;
    this.rules = rules;
  }

  /** Key of a warning: its rule and scope. */
  static String key(ScopeKey scope, ScopeChange change) {
    return change.rule() + "/" + scope.id();
  }

  /** A unit and those above it; one that the directory does not know alone; empty for none. */
  List<String> line(@Nullable String unitId) {
    if (unitId == null) {
      return List.of();
    }
    var line = directory.line(unitId);
    return line.isEmpty() ? List.of(unitId) : line;
  }

  SpecificRecord of(ScopeKey scope, ScopeChange change, Instant at, boolean hidden) {
    boolean stands =
        !(change instanceof ScopeChange.Cleared || change instanceof ScopeChange.Released);
    var header = header(scope, change, at, stands, hidden);
    return switch (change) {
      case ScopeChange.Handled _ ->
          throw new IllegalArgumentException("who did it is on its command");
      case ScopeChange.Raised _ -> new WarningRaised(header);
      case ScopeChange.Updated updated -> new WarningUpdated(header, updated.news().word());
      case ScopeChange.Cleared _ -> new WarningCleared(header, "no-longer-holds");
      case ScopeChange.Released _ -> new WarningCleared(header, "hidden-from-unit");
    };
  }

  /**
   * What the event of a change begins with.
   *
   * @param stands whether the warning stands after it; one that was cleared says itself what is
   *     owed
   * @param hidden whether the unit is not told of it, and so owes none
   */
  WarningHeader header(
      ScopeKey scope, ScopeChange change, Instant at, boolean stands, boolean hidden) {
    var warning = change.warning();
    var unitId = warning.unitId();
    return WarningHeader.newBuilder()
        .setWarningId(warning.warningId())
        .setEventId(warning.warningId() + "-" + warning.sequence())
        .setSequence(warning.sequence())
        .setRule(change.rule())
        .setLevel(WarningLevel.valueOf(warning.level().name()))
        .setScope(WarningScope.valueOf(scope.kind().name()))
        .setScopeId(scope.id())
        .setUnitId(unitId)
        .setUnitName(unitId == null ? null : directory.unit(unitId).map(Unit::name).orElse(null))
        .setUnitLine(line(unitId))
        .setCategoryLevel1(warning.category())
        .setFigures(warning.figures())
        .setCaseIds(List.copyOf(warning.caseIds()))
        .setAnswerDueAt(hidden ? null : stands ? answerDue(change) : warning.answerDueAt())
        .setHidden(hidden)
        .setAt(at)
        .build();
  }

  private @Nullable Instant answerDue(ScopeChange change) {
    return rules
        .reportDue()
        .flatMap(rule -> rule.answerDue(change.rule(), change.warning()))
        .orElse(null);
  }
}
