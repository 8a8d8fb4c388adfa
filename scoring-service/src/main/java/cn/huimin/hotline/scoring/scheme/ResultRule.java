package cn.huimin.hotline.scoring.scheme;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How items make a result (DOMAIN §7.1): (sections + items beside them) × weight ÷ 100 − the lesser
 * of demands and their cap, not below the floor.
 *
 * @param sections sections in the order of the rules
 * @param beside items that are added to the sections
 * @param weight 督导赋分, in hundredths, where a unit has none of its own
 * @param mostWeight most that a unit's own weight may be
 * @param demands item that costs, its value 0 or below; null if there is none
 * @param demandCap most that it may cost, where a unit has no cap of its own
 * @param floor least result
 * @param zeroIf item that makes the result 0 as soon as it has any points, or null
 * @param ranked from how much on a unit is ranked, or null for always
 */
public record ResultRule(
    List<Section> sections,
    List<String> beside,
    Fraction weight,
    Fraction mostWeight,
    @Nullable String demands,
    Fraction demandCap,
    Fraction floor,
    @Nullable String zeroIf,
    @Nullable Ranked ranked) {

  /**
   * From where on a unit is ranked (DOMAIN §7.2).
   *
   * @param item item whose NUMERATOR lines are looked at
   * @param from least sum of them
   */
  public record Ranked(String item, Fraction from) {}

  /**
   * Items that are added up, not below a floor.
   *
   * @param id its number
   * @param name what people call it; its number where it has no name
   * @param items numbers of its items
   * @param floor least sum, or null
   */
  public record Section(String id, String name, List<String> items, @Nullable Fraction floor) {

    /** Copies its list. */
    public Section {
      items = List.copyOf(items);
    }
  }

  /** Item under which a unit's own weight (督导赋分) stands in the ledger; no item of the rules. */
  public static final String WEIGHT = "weight";

  /** Copies its lists. */
  public ResultRule {
    sections = List.copyOf(sections);
    beside = List.copyOf(beside);
  }

  /** The same rule for some of the items. */
  ResultRule among(Set<String> items) {
    return new ResultRule(
        sections.stream()
            .map(
                section ->
                    new Section(
                        section.id(),
                        section.name(),
                        section.items().stream().filter(items::contains).toList(),
                        section.floor()))
            .toList(),
        beside.stream().filter(items::contains).toList(),
        weight,
        mostWeight,
        demands != null && items.contains(demands) ? demands : null,
        demandCap,
        floor,
        zeroIf != null && items.contains(zeroIf) ? zeroIf : null,
        ranked != null && items.contains(ranked.item()) ? ranked : null);
  }
}
