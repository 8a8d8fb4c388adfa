package cn.huimin.hotline.scoring.scheme;

import cn.huimin.hotline.scoring.fact.Assessed;
import cn.huimin.hotline.scoring.fact.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which units are assessed.
 *
 * @param kinds kinds of units that are
 * @param pooled whether units below an assessed one go into it; else each answers for itself
 */
public record Pooling(Set<Place.Kind> kinds, boolean pooled) {

  /** Scheme A: town offices with their schools pooled, and 市直 schools (DOMAIN §7.1). */
  public static final Pooling DEFAULT =
      new Pooling(Set.of(Place.Kind.TOWN_OFFICE, Place.Kind.CITY_SCHOOL), true);

  /** Copies its set. */
  public Pooling {
    kinds = Set.copyOf(kinds);
  }

  /**
   * The unit that is assessed for what a unit does; empty where nobody is.
   *
   * @param line the unit and those above it, itself first
   */
  public Optional<Assessed> of(List<Place> line) {
    return line.stream()
        .filter(place -> kinds.contains(place.kind()))
        .reduce((below, above) -> pooled ? above : below)
        .map(place -> new Assessed(place.unitId(), place.name()));
  }
}
