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
import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/** Changes of warnings as records of the warnings topic. */
final class WarningRecords {

  private WarningRecords() {}

  /** Key of a matter's warning: its scope. */
  static String key(String matterId) {
    return RepeatRule.NAME + "/" + matterId;
  }

  static SpecificRecord of(WarningChange change, String matterId, Instant at) {
    var header = header(change.standing(), matterId, at);
    return switch (change) {
      case WarningChange.Raised _ -> new WarningRaised(header);
      case WarningChange.Updated updated -> new WarningUpdated(header, updated.news().word());
      case WarningChange.Cleared cleared -> new WarningCleared(header, cleared.reasonCode());
    };
  }

  static WarningHeader header(MatterWatch.Standing standing, String matterId, Instant at) {
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
        .setAt(at)
        .build();
  }
}
