package cn.huimin.hotline.scoring.fact;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A unit that holds or held a case, and its clocks with it.
 *
 * @param unitId unit
 * @param assessed unit whose score it goes into; null for units that are not assessed
 * @param line what schemes may assess of the unit and those above it, itself first
 */
public record Holder(String unitId, @Nullable Assessed assessed, List<Place> line) {

  /** Copies its list. */
  public Holder {
    // Holders stored before lines were kept have none.
    line = line == null ? List.of() : List.copyOf(line);
  }

  /** A holder of which only the assessed unit is known. */
  public Holder(String unitId, @Nullable Assessed assessed) {
    this(unitId, assessed, List.of());
  }

  /** The same, assessed as a scheme has it. */
  Holder under(Function<List<Place>, Optional<Assessed>> pooling) {
    return line.isEmpty() ? this : new Holder(unitId, pooling.apply(line).orElse(null), line);
  }
}
