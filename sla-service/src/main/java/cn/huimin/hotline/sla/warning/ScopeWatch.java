package cn.huimin.hotline.sla.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is known of a scope: the fold of its facts and warnings.
 *
 * @param cases cases in the scope, in the order in which they came; accepted in the last {@link
 *     #REMEMBERED}
 * @param marks what counts about them, in order of coming
 * @param days cases accepted by day, this year and last
 * @param standing the warnings that stand, by rule
 */
public record ScopeWatch(
    List<WatchedCase> cases,
    List<Mark> marks,
    SortedMap<LocalDate, Integer> days,
    SortedMap<String, StandingWarning> standing) {

  /** How long cases and marks are remembered one by one: the longest window and its past weeks. */
  static final Duration REMEMBERED = Duration.ofDays(70);

  private static final int YEARS = 2;
  private static final int VERDICTS = 100;

  /** A scope nothing is known of. */
  public static final ScopeWatch NEW =
      new ScopeWatch(List.of(), List.of(), new TreeMap<>(), new TreeMap<>());

  /** Copies the collections. */
  public ScopeWatch {
    cases = List.copyOf(cases);
    marks = List.copyOf(marks);
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    standing = Collections.unmodifiableSortedMap(new TreeMap<>(standing));
  }

  /** Cases accepted after a moment, up to another. */
  public List<WatchedCase> acceptedBetween(Instant after, Instant upTo) {
    return cases.stream()
        .filter(file -> file.openedAt().isAfter(after) && !file.openedAt().isAfter(upTo))
        .toList();
  }

  /** Marks of a kind after a moment, in order of coming. */
  public List<Mark> marks(Mark.Kind kind, Instant after) {
    return marks(mark -> mark.kind() == kind && mark.at().isAfter(after));
  }

  /** Marks that fit, in order of coming. */
  public List<Mark> marks(Predicate<Mark> which) {
    return marks.stream().filter(which).toList();
  }

  /** Cases accepted on these days, the last included. */
  public int acceptedOn(LocalDate from, LocalDate to) {
    return days.subMap(from, to.plusDays(1)).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The standing warning of that id, with its rule. */
  public Optional<Map.Entry<String, StandingWarning>> standingById(String warningId) {
    return standing.entrySet().stream()
        .filter(entry -> entry.getValue().warningId().equals(warningId))
        .findFirst();
  }

  /** The scope after a fact. */
  public ScopeWatch after(ScopeFact fact, ZoneId zone) {
    return switch (fact) {
      case ScopeFact.Here(WatchedCase file) -> with(file, zone);
      case ScopeFact.Gone(String caseId, Instant openedAt) -> without(caseId, openedAt, zone);
      case ScopeFact.Marked(List<Mark> added) -> {
        var all = new ArrayList<>(marks);
        added.stream().filter(mark -> !marks.contains(mark)).forEach(all::add);
        yield new ScopeWatch(cases, all, days, standing);
      }
    };
  }

  /** The scope after a change of a warning. */
  public ScopeWatch after(ScopeChange change) {
    var next = new TreeMap<>(standing);
    if (change instanceof ScopeChange.Cleared) {
      next.remove(change.rule());
    } else {
      next.put(change.rule(), change.warning());
    }
    return new ScopeWatch(cases, marks, days, next);
  }

  /** Without what no rule looks back to. */
  public ScopeWatch forgetting(Instant now, ZoneId zone) {
    var since = now.minus(REMEMBERED);
    long verdicts = marks.stream().filter(mark -> mark.kind().isVerdict()).count();
    var kept = new ArrayList<Mark>();
    for (var mark : marks) {
      boolean keep = mark.kind().isVerdict() ? verdicts-- <= VERDICTS : mark.at().isAfter(since);
      if (keep) {
        kept.add(mark);
      }
    }
    return new ScopeWatch(
        cases.stream().filter(file -> file.openedAt().isAfter(since)).toList(),
        kept,
        days.tailMap(LocalDate.ofInstant(now, zone).minusYears(YEARS)),
        standing);
  }

  private ScopeWatch with(WatchedCase file, ZoneId zone) {
    var all = new ArrayList<WatchedCase>();
    boolean known = false;
    for (var each : cases) {
      boolean same = each.caseId().equals(file.caseId());
      known |= same;
      all.add(same ? file : each);
    }
    if (known) {
      return new ScopeWatch(all, marks, days, standing);
    }
    all.add(file);
    return new ScopeWatch(all, marks, counted(file.openedAt(), 1, zone), standing);
  }

  private ScopeWatch without(String caseId, Instant openedAt, ZoneId zone) {
    var all = cases.stream().filter(file -> !file.caseId().equals(caseId)).toList();
    return all.size() == cases.size()
        ? this
        : new ScopeWatch(all, marks, counted(openedAt, -1, zone), standing);
  }

  private SortedMap<LocalDate, Integer> counted(Instant openedAt, int by, ZoneId zone) {
    var next = new TreeMap<>(days);
    next.merge(LocalDate.ofInstant(openedAt, zone), by, Integer::sum);
    next.values().removeIf(count -> count <= 0);
    return next;
  }
}
