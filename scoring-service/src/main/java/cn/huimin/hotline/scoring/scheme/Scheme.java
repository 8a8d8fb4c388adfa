package cn.huimin.hotline.scoring.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scheme of assessment (DOMAIN §7.1). Its periods are calendar years.
 *
 * @param id stable name, for example {@code A-2020}
 * @param version of the document
 * @param title full name of the rules
 * @param zone where its years begin and end
 * @param from first day of receipt it holds for
 * @param until last day, open where null
 * @param repeatDays days after a case's end in which a repeat undoes its one-time completion; till
 *     then it is 暂计 (DOMAIN §3)
 * @param items in the order of the rules
 * @param result how the items make a result
 */
public record Scheme(
    String id,
    String version,
    String title,
    ZoneId zone,
    LocalDate from,
    @Nullable LocalDate until,
    int repeatDays,
    List<Item> items,
    ResultRule result) {

  /** Copies its list. */
  public Scheme {
    items = List.copyOf(items);
  }

  /** Period of a case received then: its year; empty where the scheme does not hold. */
  public Optional<String> period(Instant receivedAt) {
    var day = LocalDate.ofInstant(receivedAt, zone);
    return day.isBefore(from) || (until != null && day.isAfter(until))
        ? Optional.empty()
        : Optional.of(Integer.toString(day.getYear()));
  }

  /** Whether it holds on some day of a period, which is a year of four digits. */
  public boolean holdsIn(String period) {
    if (!period.matches("\\d{4}")) {
      return false;
    }
    int year = Integer.parseInt(period);
    return year >= from.getYear() && (until == null || year <= until.getYear());
  }

  /** Its item of that number. */
  public Optional<Item> item(String item) {
    return items.stream().filter(one -> one.id().equals(item)).findFirst();
  }

  /**
   * The part of it that is computed from cases alone. What assessors have to enter is left out, so
   * its result is what the cases give and cost.
   */
  public Scheme ofCases() {
    var computed = items.stream().filter(Item::ofCases).toList();
    return new Scheme(
        id,
        version,
        title,
        zone,
        from,
        until,
        repeatDays,
        computed,
        result.among(computed.stream().map(Item::id).collect(Collectors.toSet())));
  }
}
