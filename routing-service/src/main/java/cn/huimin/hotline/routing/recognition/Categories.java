package cn.huimin.hotline.routing.recognition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The categories of DOMAIN §4.2, as the rules in force name them.
 *
 * @param level2ByLevel1 level-2 names by level 1
 */
public record Categories(Map<String, List<String>> level2ByLevel1) {

  /** No rules, no categories: anything may be said. */
  public static final Categories NONE = new Categories(Map.of());

  /** Copies its map. */
  public Categories {
    level2ByLevel1 = Map.copyOf(level2ByLevel1);
  }

  /** Whether there are any to choose from. */
  public boolean any() {
    return !level2ByLevel1.isEmpty();
  }

  /** Whether level 1 is known and level 2, if given, is one of its own. */
  public boolean know(String level1, @Nullable String level2) {
    var below = level2ByLevel1.get(level1);
    return !any() || (below != null && (level2 == null || below.contains(level2)));
  }
}
