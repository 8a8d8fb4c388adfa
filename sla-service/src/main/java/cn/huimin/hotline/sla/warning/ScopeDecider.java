package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the warnings of a scope (DOMAIN §6): raised once when a rule begins to
 * hold, updated when level, cases or unit change while it stands, cleared when it no longer holds.
 */
public final class ScopeDecider {

  /** Up to so many cases, each new one is worth an event. */
  static final int FEW = 20;

  /** Beyond them, so many more of a hundred are. */
  private static final int PERCENT_MORE = 10;

  private ScopeDecider() {}

  /**
   * What the rules say now.
   *
   * @param key the scope
   * @param watch what is known of it, the latest fact included
   * @param rules the rules in force, of any scope, each seeing what those before it decided; a
   *     warning of a rule that is no more is cleared
   * @param occasion when and why they are asked
   */
  public static List<ScopeChange> decide(
      ScopeKey key, ScopeWatch watch, List<WarningRule> rules, Occasion occasion) {
    var changes = new ArrayList<ScopeChange>();
    var unasked = new TreeSet<>(watch.standing().keySet());
    var known = watch;
    for (var rule : rules) {
      if (rule.scope() == key.kind()) {
        unasked.remove(rule.name());
        var found = rule.look(known, occasion.now());
        var decided = decide(key, known, rule.name(), found, occasion, rule.tellsEveryFigure());
        if (decided.isPresent()) {
          var change = owing(decided.get(), known, rules);
          changes.add(change);
          known = known.after(change);
        }
      }
    }
    for (var gone : unasked) {
      decide(key, watch, gone, Optional.empty(), occasion, false)
          .ifPresent(change -> changes.add(owing(change, watch, rules)));
    }
    return List.copyOf(changes);
  }

  /**
   * What becomes of the warnings of a case once it is hidden from its unit (DOMAIN §8): the unit is
   * told of them no longer and owes no answer that it may not give, be it that they stand or were
   * cleared before.
   *
   * @param watch what is known of the case after all that was decided
   * @param told rules whose warnings are told anew anyway
   */
  public static List<ScopeChange> hidden(ScopeWatch watch, Set<String> told) {
    var changes = new ArrayList<ScopeChange>();
    watch
        .standing()
        .forEach(
            (rule, warning) -> {
              if (!told.contains(rule)) {
                changes.add(new ScopeChange.Updated(rule, warning.next(), News.NONE));
              }
            });
    watch.cleared().values().stream()
        .filter(warning -> warning.answerDueAt() != null)
        .forEach(
            warning ->
                changes.add(
                    new ScopeChange.Released(
                        WarningId.rule(warning.warningId()), warning.released())));
    return List.copyOf(changes);
  }

  /** A warning that is cleared before its unit answered is owed the answer still (DOMAIN §6). */
  private static ScopeChange owing(ScopeChange change, ScopeWatch watch, List<WarningRule> rules) {
    if (!(change instanceof ScopeChange.Cleared(String rule, StandingWarning warning))
        || watch.hides()) {
      return change;
    }
    return rules.stream()
        .flatMap(each -> each.answerDue(rule, warning).stream())
        .findFirst()
        .<ScopeChange>map(due -> new ScopeChange.Cleared(rule, warning.owing(due)))
        .orElse(change);
  }

  private static Optional<ScopeChange> decide(
      ScopeKey key,
      ScopeWatch watch,
      String rule,
      Optional<Finding> found,
      Occasion occasion,
      boolean everyFigure) {
    var standing = watch.standing().get(rule);
    if (found.isEmpty()) {
      return standing == null
          ? Optional.empty()
          : Optional.of(new ScopeChange.Cleared(rule, standing.next()));
    }
    var finding = found.get();
    var about = about(key, watch, finding);
    if (standing == null) {
      var id = WarningId.of(rule, key.text(), occasion.cause());
      return Optional.of(
          new ScopeChange.Raised(
              rule, warning(id, 1, occasion.now(), Handling.NONE, finding, about)));
    }
    boolean figure = everyFigure && !standing.figures().equals(finding.figures());
    return figure || tellsMore(standing, finding, about, occasion)
        ? Optional.of(
            new ScopeChange.Updated(
                rule,
                warning(
                    standing.warningId(),
                    standing.sequence() + 1,
                    standing.raisedAt(),
                    standing.handling(),
                    finding,
                    about),
                News.of(
                    standing.level(),
                    finding.level(),
                    standing.figures().keySet(),
                    finding.figures().keySet())))
        : Optional.empty();
  }

  /**
   * A figure that only slides with its window is not worth an event; a new case is, and a figure
   * that fires beside the others or no longer does. Where there are many, a tenth more is, and
   * whatever is new at the full hour: a warning of a thousand cases would else be written anew,
   * whole, with every case.
   */
  private static boolean tellsMore(
      StandingWarning old, Finding now, About about, Occasion occasion) {
    if (old.level() != now.level()
        || !old.figures().keySet().equals(now.figures().keySet())
        || !Objects.equals(old.unitId(), about.unitId())
        || !Objects.equals(old.category(), about.category())) {
      return true;
    }
    long known = old.caseIds().size();
    boolean worthLooking =
        occasion.hourly()
            || known <= FEW
            || now.caseIds().size() * 100L >= known * (100 + PERCENT_MORE);
    return worthLooking && !old.caseIds().containsAll(now.caseIds());
  }

  /** Whom and what a warning concerns. */
  private record About(@Nullable String unitId, @Nullable String category) {}

  private static About about(ScopeKey key, ScopeWatch watch, Finding found) {
    return switch (key.kind()) {
      case UNIT -> new About(key.id(), found.category());
      case CATEGORY -> new About(null, key.id());
      case CITY -> new About(null, null);
      case CASE -> {
        var cases = watch.cases();
        yield cases.isEmpty()
            ? new About(null, null)
            : new About(cases.getLast().unitId(), cases.getLast().category());
      }
    };
  }

  private static StandingWarning warning(
      String id,
      int sequence,
      @Nullable Instant raisedAt,
      Handling handling,
      Finding found,
      About about) {
    return new StandingWarning(
        id,
        sequence,
        found.level(),
        new TreeMap<>(found.figures()),
        new TreeSet<>(found.caseIds()),
        about.unitId(),
        about.category(),
        raisedAt,
        handling,
        null);
  }
}
