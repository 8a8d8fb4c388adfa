package cn.huimin.hotline.scoring.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stage 2: the fold of a unit's lines under one scheme and period.
 *
 * @param items sums by item; an item without lines is missing
 * @param position entries folded so far, posted and struck
 * @param closing in publicity or locked; null while the period is open
 */
public record UnitSums(Map<String, ItemSums> items, long position, @Nullable Closing closing) {

  /** Nothing folded. */
  public static final UnitSums NONE = new UnitSums(Map.of(), 0, null);

  /**
   * A period on its way out.
   *
   * @param locked whether it is locked for good; else it is in publicity (公示)
   * @param at end of publicity, null for an open one; when it was locked
   */
  public record Closing(boolean locked, @Nullable Instant at) {}

  /** Copies its map. */
  public UnitSums {
    items = Map.copyOf(items);
  }

  /** Sums of an item. */
  public ItemSums of(String item) {
    return items.getOrDefault(item, ItemSums.NONE);
  }

  /**
   * After an entry was posted.
   *
   * @param entry what was posted
   * @param standing entry that stood under the same id and is replaced, null if none did
   */
  public UnitSums posted(Entry entry, @Nullable Entry standing) {
    var next = without(standing);
    next.put(entry.item(), next.getOrDefault(entry.item(), ItemSums.NONE).plus(entry));
    return new UnitSums(next, position + 1, closing);
  }

  /**
   * After the entry that stood under an id was struck.
   *
   * @param standing what stood, null if nothing did
   */
  public UnitSums struck(@Nullable Entry standing) {
    return new UnitSums(without(standing), position + 1, closing);
  }

  /** After the period moved on; the sums stay. */
  public UnitSums moved(Closing to) {
    return new UnitSums(items, position + 1, to);
  }

  /** Whether the card stays as it is, whatever is still posted or struck. */
  public boolean locked() {
    return closing != null && closing.locked();
  }

  private Map<String, ItemSums> without(@Nullable Entry standing) {
    var next = new HashMap<>(items);
    if (standing != null) {
      next.put(standing.item(), of(standing.item()).minus(standing));
      next.remove(standing.item(), ItemSums.NONE);
    }
    return next;
  }
}
