package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.workorder.Marks;
import cn.huimin.hotline.intake.workorder.Mentions;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * By what a person is found in rows of imports.
 *
 * @param phones digits of their phones
 * @param addresses their mail addresses
 * @param homes their names and homes, as {@link Marks#home} has them
 * @param numbers numbers of their work orders
 */
public record Traces(
    Set<String> phones, Set<String> addresses, Set<String> homes, Set<String> numbers) {

  /** Of nobody. */
  public static final Traces NONE = new Traces(Set.of(), Set.of(), Set.of(), Set.of());

  /** Copies its sets; what was sealed before there were homes has none. */
  public Traces {
    phones = Set.copyOf(phones);
    addresses =
        addresses.stream()
            .flatMap(address -> Marks.email(address).stream())
            .collect(Collectors.toUnmodifiableSet());
    homes = homes == null ? Set.of() : Set.copyOf(homes);
    numbers = Set.copyOf(numbers);
  }

  /** Whether there is nothing to look for. */
  @JsonIgnore
  public boolean isEmpty() {
    return numbers.isEmpty() && mentions().isEmpty();
  }

  /** What looks for them in texts. */
  public Mentions mentions() {
    return Mentions.of(phones, addresses, homes);
  }

  /** Whether the cells of a row name the person. */
  Predicate<List<String>> row() {
    var mentions = mentions();
    return cells ->
        cells.stream().anyMatch(cell -> numbers.contains(cell.strip())) || mentions.in(cells);
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "Traces[…]";
  }
}
