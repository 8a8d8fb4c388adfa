package cn.huimin.hotline.intake.mapping;

import org.jspecify.annotations.Nullable;

/**
 * What is made of a column or property.
 *
 * @param name its name as the other system writes it
 * @param field field of a work order it becomes, or null
 * @param kind whether it is read
 */
public record Use(String name, @Nullable String field, Kind kind) {

  /** Whether a column is read. */
  public enum Kind {
    /** It becomes a field. */
    READ,
    /** It is known, and nothing of ours. */
    NOT_NEEDED,
    /** Nobody has told what it is; its values are not taken over. */
    UNKNOWN
  }
}
