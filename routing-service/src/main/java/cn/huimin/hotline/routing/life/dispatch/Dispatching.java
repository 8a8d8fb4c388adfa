package cn.huimin.hotline.routing.life.dispatch;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.routing.life.Accused;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.life.Subject;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every dispatch has in common, by rule or by a person. */
public final class Dispatching {

  private Dispatching() {}

  /**
   * First dispatch by rule.
   *
   * @param target unit it goes to; must be in the directory
   * @param ruleId rule that decided
   */
  public static List<CaseEvent> byRule(
      String target, String ruleId, Origin origin, Subject subject, Directory directory) {
    var unit = directory.unit(target).orElseThrow();
    return closedIfPraise(
        new CaseEvent.Dispatched(
            unit.id(),
            unit.name(),
            directory.line(unit.id()),
            null,
            false,
            TransferFault.NONE,
            ruleId,
            copies(unit, subject, List.of(), directory),
            subject,
            matterOf(origin, subject, unit.id()),
            null));
  }

  /** Praise is forwarded for information and ends with that (DOMAIN §2). */
  static List<CaseEvent> closedIfPraise(CaseEvent.Dispatched dispatched) {
    return dispatched.subject().demandType() == DemandType.PRAISE
        ? List.of(dispatched, new CaseEvent.Closed(true))
        : List.of(dispatched);
  }

  /** Those asked for, and the department responsible for the category (DOMAIN §4.3). */
  public static List<String> copies(
      Unit target, Subject subject, Collection<String> askedFor, Directory directory) {
    var copies = new LinkedHashSet<>(askedFor);
    var category = subject.categoryLevel1();
    if (category != null && ofASchool(target)) {
      directory.departmentFor(category).map(Unit::id).ifPresent(copies::add);
    }
    copies.remove(target.id());
    copies.removeIf(copied -> Accused.isOf(subject, copied, directory));
    return List.copyOf(copies);
  }

  /** Person + unit + category; null for anonymous demands, praise and what has no category. */
  public static @Nullable String matterOf(Origin origin, Subject subject, String unitId) {
    var fingerprint = origin.fingerprint();
    var category = subject.categoryLevel1();
    return fingerprint == null || category == null || subject.demandType() == DemandType.PRAISE
        ? null
        : Ids.uuid5(fingerprint, unitId, category);
  }

  private static boolean ofASchool(Unit unit) {
    return unit.isSchool()
        || unit.kind() == UnitKind.GRADE_SECTION
        || unit.kind() == UnitKind.TOWN_OFFICE;
  }
}
