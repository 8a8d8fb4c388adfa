package cn.huimin.hotline.sla.warning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is known of a scope: the fold of its facts and warnings. Immutable. What a fact does not
 * change is shared with the watch before it, so that a scope of thousands of cases costs no more to
 * keep than what happens in it ({@link ScopeParts}).
 */
public final class ScopeWatch {

  /** How long cases and marks are remembered one by one: the longest window and its past weeks. */
  static final Duration REMEMBERED = Duration.ofDays(70);

  /** A scope nothing is known of. */
  public static final ScopeWatch NEW =
      new ScopeWatch(
          InOrder.of(WatchedCase.IN_ORDER),
          InOrder.of(Mark.IN_ORDER),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap());

  /** How long a report that nobody files is still asked for, and a look-back still owed. */
  private static final Duration ASKED_FOR = Duration.ofDays(366);

  private static final int YEARS = 2;
  private static final int VERDICTS = 100;

  private final InOrder<WatchedCase> cases;
  private final InOrder<Mark> marks;
  private final SortedMap<LocalDate, Integer> days;
  private final SortedMap<String, StandingWarning> standing;
  private final SortedMap<String, StandingWarning> cleared;

  private ScopeWatch(
      InOrder<WatchedCase> cases,
      InOrder<Mark> marks,
      SortedMap<LocalDate, Integer> days,
      SortedMap<String, StandingWarning> standing,
      SortedMap<String, StandingWarning> cleared) {
    this.cases = cases;
    this.marks = marks;
    this.days = days;
    this.standing = standing;
    this.cleared = cleared;
  }

  /** A scope of these parts, in whatever order they come. */
  static ScopeWatch of(
      Collection<WatchedCase> cases,
      Collection<Mark> marks,
      Map<LocalDate, Integer> days,
      Map<String, StandingWarning> standing,
      Map<String, StandingWarning> cleared) {
    return new ScopeWatch(
        InOrder.of(WatchedCase.IN_ORDER, cases),
        InOrder.of(Mark.IN_ORDER, marks),
        Collections.unmodifiableSortedMap(new TreeMap<>(days)),
        Collections.unmodifiableSortedMap(new TreeMap<>(standing)),
        Collections.unmodifiableSortedMap(new TreeMap<>(cleared)));
  }

  /** Cases in the scope that were accepted in the last {@link #REMEMBERED}, the earliest first. */
  public List<WatchedCase> cases() {
    return cases.all();
  }

  /** What counts about them, the earliest first. */
  public List<Mark> marks() {
    return marks.all();
  }

  /** Cases accepted by day, this year and last. */
  public SortedMap<LocalDate, Integer> days() {
    return days;
  }

  /** The warnings that stand, by rule. */
  public SortedMap<String, StandingWarning> standing() {
    return standing;
  }

  /** Warnings that were cleared and are still to be answered or looked back at, by id. */
  public SortedMap<String, StandingWarning> cleared() {
    return cleared;
  }

  /** Whether nothing is known of it. */
  public boolean isEmpty() {
    return cases.all().isEmpty()
        && marks.all().isEmpty()
        && days.isEmpty()
        && standing.isEmpty()
        && cleared.isEmpty();
  }

  /** Cases accepted after a moment, up to another; the earliest first. */
  public List<WatchedCase> acceptedBetween(Instant after, Instant upTo) {
    return cases.between(WatchedCase.lastAt(after), WatchedCase.lastAt(upTo));
  }

  /** Marks after a moment, up to another; the earliest first. */
  public List<Mark> marksBetween(Instant after, Instant upTo) {
    return marks.between(Mark.lastAt(after), Mark.lastAt(upTo));
  }

  /** Marks of a kind after a moment, the earliest first. */
  public List<Mark> marks(Mark.Kind kind, Instant after) {
    return marks.between(Mark.lastAt(after), Mark.lastAt(Instant.MAX)).stream()
        .filter(mark -> mark.kind() == kind)
        .toList();
  }

  /** Marks that fit, the earliest first. */
  public List<Mark> marks(Predicate<Mark> which) {
    return marks.all().stream().filter(which).toList();
  }

  /** Whether the case hides its complainant from its unit, which is not told of its warnings. */
  public boolean hides() {
    return marks.all().stream().anyMatch(mark -> mark.kind() == Mark.Kind.HIDDEN);
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

  /** The warning of that id with its rule, standing or still to be answered or looked back at. */
  public Optional<Map.Entry<String, StandingWarning>> byId(String warningId) {
    var stands = standingById(warningId);
    var was = cleared.get(warningId);
    return stands.isPresent() || was == null
        ? stands
        : Optional.of(Map.entry(WarningId.rule(warningId), was));
  }

  /** The scope after a fact; a case that it does not hold is a new one. */
  public ScopeWatch after(ScopeFact fact, ZoneId zone) {
    int by =
        switch (fact) {
          case ScopeFact.Here(WatchedCase file) -> cases.holds(file) ? 0 : 1;
          case ScopeFact.Gone gone -> cases.holds(gone.file()) ? -1 : 0;
          default -> 0;
        };
    return after(fact, by, zone);
  }

  /**
   * The scope after a fact.
   *
   * @param by how many cases more it has by it, one, none or one less: a case that is no longer
   *     remembered may well have been counted on its day
   */
  public ScopeWatch after(ScopeFact fact, int by, ZoneId zone) {
    return switch (fact) {
      case ScopeFact.Here(WatchedCase file) ->
          with(cases.with(file), counted(file.openedAt(), by, zone));
      case ScopeFact.Gone gone ->
          with(cases.without(gone.file()), counted(gone.openedAt(), by, zone));
      case ScopeFact.Unmarked gone -> without(marks(gone::concerns));
      case ScopeFact.Kept kept -> without(marks(kept::concerns));
      case ScopeFact.Marked(List<Mark> added) -> {
        var all = marks;
        for (var mark : added) {
          all = all.holds(mark) ? all : all.with(mark);
        }
        yield new ScopeWatch(cases, all, days, standing, cleared);
      }
    };
  }

  /** The scope after a change of a warning. */
  public ScopeWatch after(ScopeChange change) {
    var warning = change.warning();
    var next = new TreeMap<>(standing);
    var past = cleared;
    if (change instanceof ScopeChange.Cleared) {
      next.remove(change.rule());
      past = pastWith(warning);
    } else if (change instanceof ScopeChange.Released
        || (change instanceof ScopeChange.Handled && cleared.containsKey(warning.warningId()))) {
      past = pastWith(warning);
    } else {
      next.put(change.rule(), warning);
    }
    return new ScopeWatch(cases, marks, days, Collections.unmodifiableSortedMap(next), past);
  }

  /** What is to be answered or looked back at, with this one if it is. */
  private SortedMap<String, StandingWarning> pastWith(StandingWarning warning) {
    if (!warning.owesMore() && !cleared.containsKey(warning.warningId())) {
      return cleared;
    }
    var past = new TreeMap<>(cleared);
    if (warning.owesMore()) {
      past.put(warning.warningId(), warning);
    } else {
      past.remove(warning.warningId());
    }
    return Collections.unmodifiableSortedMap(past);
  }

  /** Without what no rule looks back to. */
  public ScopeWatch forgetting(Instant now, ZoneId zone) {
    var since = now.minus(REMEMBERED);
    var first = LocalDate.ofInstant(now, zone).minusYears(YEARS);
    var keptDays =
        days.isEmpty() || !days.firstKey().isBefore(first)
            ? days
            : Collections.unmodifiableSortedMap(new TreeMap<>(days.tailMap(first)));
    return new ScopeWatch(
        cases.from(WatchedCase.lastAt(since)),
        keptMarks(now, since),
        keptDays,
        standing,
        keptCleared(now.minus(ASKED_FOR)));
  }

  private SortedMap<String, StandingWarning> keptCleared(Instant since) {
    if (cleared.values().stream().allMatch(warning -> isSince(warning, since))) {
      return cleared;
    }
    var kept = new TreeMap<>(cleared);
    kept.values().removeIf(warning -> !isSince(warning, since));
    return Collections.unmodifiableSortedMap(kept);
  }

  private static boolean isSince(StandingWarning warning, Instant since) {
    return warning.raisedAt() != null && warning.raisedAt().isAfter(since);
  }

  /** Verdicts are counted by number, the other marks by time. */
  private InOrder<Mark> keptMarks(Instant now, Instant since) {
    long verdicts = marks.all().stream().filter(mark -> mark.kind().isVerdict()).count();
    var asked = now.minus(ASKED_FOR);
    var kept = marks;
    for (var mark : marks.all()) {
      boolean keep =
          switch (mark.kind()) {
            case SATISFIED, DISSATISFIED -> verdicts-- <= VERDICTS;
            case REPORT_MISSING -> mark.at().isAfter(asked);
            default -> mark.at().isAfter(since);
          };
      kept = keep ? kept : kept.without(mark);
    }
    return kept;
  }

  private ScopeWatch without(List<Mark> gone) {
    var left = marks;
    for (var mark : gone) {
      left = left.without(mark);
    }
    return new ScopeWatch(cases, left, days, standing, cleared);
  }

  private ScopeWatch with(InOrder<WatchedCase> files, SortedMap<LocalDate, Integer> counts) {
    return new ScopeWatch(files, marks, counts, standing, cleared);
  }

  private SortedMap<LocalDate, Integer> counted(Instant openedAt, int by, ZoneId zone) {
    if (by == 0) {
      return days;
    }
    var next = new TreeMap<>(days);
    var day = LocalDate.ofInstant(openedAt, zone);
    if (next.merge(day, by, Integer::sum) <= 0) {
      next.remove(day);
    }
    return Collections.unmodifiableSortedMap(next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScopeWatch that
        && cases.all().equals(that.cases.all())
        && marks.all().equals(that.marks.all())
        && days.equals(that.days)
        && standing.equals(that.standing)
        && cleared.equals(that.cleared);
  }

  @Override
  public int hashCode() {
    return Objects.hash(cases.all(), marks.all(), days, standing, cleared);
  }

  @Override
  public String toString() {
    return "ScopeWatch[cases=%s, marks=%s, days=%s, standing=%s, cleared=%s]"
        .formatted(cases.all(), marks.all(), days, standing, cleared);
  }
}
