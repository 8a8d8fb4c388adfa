package cn.huimin.hotline.sla.warning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That a rule holds.
 *
 * @param level how bad it is
 * @param figures the figures that fired, by name
 * @param caseIds the cases behind it
 * @param category the category it is about, where the scope is a unit; else null
 */
public record Finding(
    WarningLevel level,
    Map<String, String> figures,
    Collection<String> caseIds,
    @Nullable String category) {

  /** Copies the collections. */
  public Finding {
    figures = Map.copyOf(figures);
    caseIds = List.copyOf(caseIds);
  }

  /** Without a category of its own. */
  public static Finding of(
      WarningLevel level, Map<String, String> figures, Collection<String> caseIds) {
    return new Finding(level, figures, caseIds, null);
  }
}
