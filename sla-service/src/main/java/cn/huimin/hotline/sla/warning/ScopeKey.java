package cn.huimin.hotline.sla.warning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a warning is about.
 *
 * @param kind what kind of thing
 * @param id the case, the unit, the level-1 category by its Chinese name, or what it is about in
 *     the city
 */
public record ScopeKey(Kind kind, String id) {

  /** Kinds of scope that are watched over time. */
  public enum Kind {
    CASE,
    UNIT,
    CATEGORY,
    CITY;

    /** What keys of this kind begin with, before the slash. */
    public String prefix() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The scope of a case. */
  public static ScopeKey ofCase(String caseId) {
    return new ScopeKey(Kind.CASE, caseId);
  }

  /** The scope of a unit. */
  public static ScopeKey ofUnit(String unitId) {
    return new ScopeKey(Kind.UNIT, unitId);
  }

  /** Something about the whole city. */
  public static ScopeKey ofCity(String what) {
    return new ScopeKey(Kind.CITY, what);
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
    return find(text).orElseThrow(() -> new IllegalArgumentException("no scope: " + text));
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  public static Optional<ScopeKey> find(String text) {
    int slash = text.indexOf('/');
    return Arrays.stream(Kind.values())
        .filter(kind -> slash > 0 && kind.prefix().equals(text.substring(0, slash)))
        .map(kind -> new ScopeKey(kind, text.substring(slash + 1)))
        .findFirst();
  }

  /** As a key: {@code unit/u-1}. */
  public String text() {
    return kind.prefix() + "/" + id;
  }
}
