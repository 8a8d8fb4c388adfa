package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person sees of cases (DOMAIN §3, §8): operators, leaders, assessors and duty officers all;
 * a liaison and a head those of the own unit, of units below, copies, those they were invited to
 * (联办), and those they are consulted on (会商) until that is decided. Of a hidden case a unit sees a
 * summary, never the original. Who stands in for somebody sees nothing that is against the own
 * unit, whatever the post sees (§4.3).
 */
public final class Visibility {

  /**
   * Texts of a hidden case that its unit may read: the summary, what it wrote itself, and a
   * leader's order, to which it owes an answer.
   */
  private static final Set<String> OPEN_TEXTS =
      Set.of(
          "SUMMARY",
          "FACTS",
          "BASIS",
          "MEASURES",
          "INTERNAL_ANSWER",
          "PUBLIC_ANSWER",
          "REASON",
          "ORDER",
          "ORDER_ANSWER",
          "JOINT_ANSWER");

  private Visibility() {}

  /** Condition on {@code cases c} for SQL; asks for the parameter {@code viewerUnit}. */
  public static String condition(Viewer viewer) {
    return viewer.ownLine().isEmpty()
        ? ofPost(viewer)
        : "(%s and coalesce(c.summary ->> 'accusedUnitId', '') <> all (array[%s]))"
            .formatted(ofPost(viewer), literals(viewer.ownLine()));
  }

  /**
   * Ids of cases against the own unit of who stands in for somebody, as a subquery of SQL: whatever
   * tells of them is not for that person, though the post may read it.
   */
  public static Optional<String> againstOwnUnit(Viewer viewer) {
    return viewer.ownLine().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "(select a.case_id from cases a where a.summary ->> 'accusedUnitId' in (%s))"
                .formatted(literals(viewer.ownLine())));
  }

  private static String literals(List<String> words) {
    return words.stream()
        .map(word -> "'" + word.replace("'", "''") + "'")
        .collect(Collectors.joining(", "));
  }

  private static String ofPost(Viewer viewer) {
    if (viewer.seesAllUnits()) {
      return "true";
    }
    return viewer.isOfUnit() && viewer.unitId() != null
        ? "(c.unit_line @> array[:viewerUnit]::text[] or c.copied_unit_ids @> array[:viewerUnit]::text[]"
            + " or c.summary -> 'coUnits' @> jsonb_build_array(jsonb_build_object('unitId', :viewerUnit::text))"
            + " or c.summary -> 'consultedUnitIds' @> to_jsonb(array[:viewerUnit]::text[]))"
        : "false";
  }

  /** Whether the person sees the case. */
  static boolean sees(Viewer viewer, Summary summary) {
    var accused = summary.accusedUnitId();
    if (accused != null && viewer.ownLine().contains(accused)) {
      return false;
    }
    if (viewer.seesAllUnits()) {
      return true;
    }
    var unit = viewer.unitId();
    return viewer.isOfUnit()
        && unit != null
        && (summary.unitLine().contains(unit)
            || summary.copiedUnitIds().contains(unit)
            || summary.invited(unit)
            || summary.consultedUnitIds().contains(unit));
  }

  /** Whether the original of the case is hidden from the person. */
  public static boolean hides(Viewer viewer, Summary summary) {
    return summary.hidden() && !viewer.seesAllUnits();
  }

  /** Whether a text of a hidden case is hidden from its unit. */
  static boolean hiddenText(String kind) {
    return !OPEN_TEXTS.contains(kind);
  }
}
