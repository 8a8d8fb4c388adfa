package cn.huimin.hotline.intake.importing;

import cn.huimin.hotline.intake.workorder.Marks;
import cn.huimin.hotline.intake.workorder.PhoneMentions;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * By what a person is found in rows of imports.
 *
 * @param phones digits of their phones
 * @param addresses their mail addresses
 * @param numbers numbers of their work orders
 */
public record Traces(Set<String> phones, Set<String> addresses, Set<String> numbers) {

  /** Of nobody. */
  public static final Traces NONE = new Traces(Set.of(), Set.of(), Set.of());

  /** Copies its sets. */
  public Traces {
    phones = Set.copyOf(phones);
    addresses =
        addresses.stream()
            .flatMap(address -> Marks.email(address).stream())
            .collect(Collectors.toUnmodifiableSet());
    numbers = Set.copyOf(numbers);
  }

  /** Whether there is nothing to look for. */
  @JsonIgnore
  public boolean isEmpty() {
    return phones.isEmpty() && addresses.isEmpty() && numbers.isEmpty();
  }

  /** Whether a cell names the person. */
  Predicate<String> cell() {
    var mentions = PhoneMentions.of(phones);
    return text ->
        mentions.in(text)
            || Marks.email(text).filter(addresses::contains).isPresent()
            || numbers.contains(text.strip());
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "Traces[…]";
  }
}
