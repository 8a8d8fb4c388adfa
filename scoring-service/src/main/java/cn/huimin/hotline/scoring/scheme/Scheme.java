package cn.huimin.hotline.scoring.scheme;

import cn.huimin.hotline.scoring.fact.Ended;
import cn.huimin.hotline.scoring.fact.Life;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scheme of assessment (DOMAIN §7.1, §7.2).
 *
 * @param id stable name, for example {@code A-2020}
 * @param version of the document
 * @param title full name of the rules
 * @param zone where its years begin and end
 * @param from first day of receipt it holds for
 * @param until last day, open where null
 * @param repeatDays days after a case's end in which a repeat undoes its one-time completion; till
 *     then it is 暂计 (DOMAIN §3)
 * @param window which period a case belongs to
 * @param pooling which units are assessed
 * @param callbacks how answers of callbacks go into rates
 * @param items in the order of the rules
 * @param result how the items make a result
 * @param readings how clauses that are no item's are read
 */
public record Scheme(
    String id,
    String version,
    String title,
    ZoneId zone,
    LocalDate from,
    @Nullable LocalDate until,
    int repeatDays,
    Window window,
    Pooling pooling,
    Callbacks callbacks,
    List<Item> items,
    ResultRule result,
    List<Reading> readings) {

  /** Copies its lists. */
  public Scheme {
    items = List.copyOf(items);
    readings = List.copyOf(readings);
  }

  /** Period of a moment; empty where the scheme does not hold. */
  public Optional<String> period(Instant at) {
    var day = LocalDate.ofInstant(at, zone);
    return day.isBefore(from) || (until != null && day.isAfter(until))
        ? Optional.empty()
        : Optional.of(window.period(day));
  }

  /** Period of an ended case; empty where the scheme does not hold. */
  public Optional<String> period(Life life, Ended ended) {
    return period(window.by() == Window.By.RECEIVED ? life.receivedAt() : ended.at());
  }

  /** Whether it holds on some day of a period. */
  public boolean holdsIn(String period) {
    return window
        .first(period)
        .filter(first -> !window.last(first).isBefore(from))
        .filter(first -> until == null || !first.isAfter(until))
        .isPresent();
  }

  /**
   * Until when what is behind the lines of a period can be struck: so long after its last day.
   *
   * @param keep how long facts of cases are kept
   */
  public Instant strikesUntil(String period, Duration keep) {
    return window
        .first(period)
        .map(first -> window.last(first).plusDays(1).atStartOfDay(zone).toInstant().plus(keep))
        .orElse(Instant.MAX);
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
        window,
        pooling,
        callbacks,
        computed,
        result.among(computed.stream().map(Item::id).collect(Collectors.toSet())),
        readings);
  }
}
