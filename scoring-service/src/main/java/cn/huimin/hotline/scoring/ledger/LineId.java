package cn.huimin.hotline.scoring.ledger;

import java.util.Optional;

/**
 * What the id of a line says of it ({@link Line#id}).
 *
 * @param scheme scheme
 * @param period period
 * @param unitId assessed unit
 * @param item item
 * @param source case, or entry where something was entered
 */
public record LineId(String scheme, String period, String unitId, String item, String source) {

  private static final int PARTS = 7;
  private static final int ITEM = 3;
  private static final int SOURCE = 5;

  /** Reads it; empty where it is the id of no line. */
  public static Optional<LineId> read(String id) {
    var parts = id.split(":", PARTS);
    return parts.length == PARTS
        ? Optional.of(new LineId(parts[0], parts[1], parts[2], parts[ITEM], parts[SOURCE]))
        : Optional.empty();
  }
}
