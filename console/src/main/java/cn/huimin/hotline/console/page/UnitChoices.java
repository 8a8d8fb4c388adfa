package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.cases.CaseView;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Units as forms offer them, and what giving a case to one of them means (DOMAIN §2, 再次转办). */
@Component
public class UnitChoices {

  private static final List<UnitKind> ORDER =
      List.of(
          UnitKind.DEPARTMENT,
          UnitKind.TOWN_OFFICE,
          UnitKind.SCHOOL,
          UnitKind.KINDERGARTEN,
          UnitKind.GRADE_SECTION,
          UnitKind.CENTRE);

  private final Editions editions;

  UnitChoices(Editions editions) {
    this.editions = editions;
  }

  /** Kinds of these units, those that are asked most often first. */
  public List<String> kinds(List<Unit> units) {
    return ORDER.stream()
        .filter(kind -> units.stream().anyMatch(unit -> unit.kind() == kind))
        .map(UnitKind::name)
        .toList();
  }

  /** Whether a dispatch to the unit would be a transfer: the case has a unit of another line. */
  public boolean transfer(CaseView view, String unitId) {
    var current = view.summary().unitId();
    return current != null && !editions.directory().sameLine(unitId, current);
  }

  /** Whose fault it was by the return that was granted since the last dispatch; else empty. */
  public String fault(CaseView view) {
    return Stream.of("CENTRE", "UNIT")
        .filter(
            fault ->
                view.last("ReturnDecided", "CaseDispatched", "ReturnedToSource", "CaseUnmerged")
                    .filter(item -> item.type().equals("ReturnDecided"))
                    .filter(item -> item.details().path("granted").asBoolean())
                    .filter(item -> item.detail("fault").equals(fault))
                    .isPresent())
        .findFirst()
        .orElse("");
  }
}
