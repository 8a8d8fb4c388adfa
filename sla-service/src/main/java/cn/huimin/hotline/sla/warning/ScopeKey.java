package cn.huimin.hotline.sla.warning;

import java.util.Locale;

/**
 * What a warning is about.
 *
 * @param kind what kind of thing
 * @param id the case, the unit or the level-1 category by its Chinese name
 */
public record ScopeKey(Kind kind, String id) {

  /** Kinds of scope that are watched over time. */
  public enum Kind {
    CASE,
    UNIT,
    CATEGORY
  }

  /** The scope of a case. */
  public static ScopeKey ofCase(String caseId) {
    return new ScopeKey(Kind.CASE, caseId);
  }

  /** The scope of a unit. */
  public static ScopeKey ofUnit(String unitId) {
    return new ScopeKey(Kind.UNIT, unitId);
  }

  /** The scope of a level-1 category, over the whole city. */
  public static ScopeKey ofCategory(String level1) {
    return new ScopeKey(Kind.CATEGORY, level1);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ScopeKey parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("no scope: " + text);
    }
    return new ScopeKey(
        Kind.valueOf(text.substring(0, slash).toUpperCase(Locale.ROOT)), text.substring(slash + 1));
  }

  /** As a key: {@code unit/u-1}. */
  public String text() {
    return kind.name().toLowerCase(Locale.ROOT) + "/" + id;
  }
}
