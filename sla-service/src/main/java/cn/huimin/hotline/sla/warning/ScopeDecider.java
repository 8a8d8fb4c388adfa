package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of the warnings of a scope (DOMAIN §6): raised once when a rule begins to
 * hold, updated when level, cases or unit change while it stands, cleared when it no longer holds.
 */
public final class ScopeDecider {

  private ScopeDecider() {}

  /**
   * What the rules say now.
   *
   * @param key the scope
   * @param watch what is known of it, the latest fact included
   * @param rules the rules in force, of any scope; a warning of a rule that is no more is cleared
   * @param now the time of the log
   * @param cause what led to asking: an event's id, or the hour; makes the id of a new warning
   */
  public static List<ScopeChange> decide(
      ScopeKey key, ScopeWatch watch, List<WarningRule> rules, Instant now, String cause) {
    var changes = new ArrayList<ScopeChange>();
    var unasked = new TreeSet<>(watch.standing().keySet());
    for (var rule : rules) {
      if (rule.scope() == key.kind()) {
        unasked.remove(rule.name());
        decide(key, watch, rule.name(), rule.look(watch, now), cause).ifPresent(changes::add);
      }
    }
    for (var gone : unasked) {
      decide(key, watch, gone, Optional.empty(), cause).ifPresent(changes::add);
    }
    return List.copyOf(changes);
  }

  private static Optional<ScopeChange> decide(
      ScopeKey key, ScopeWatch watch, String rule, Optional<Finding> found, String cause) {
    var standing = watch.standing().get(rule);
    if (found.isEmpty()) {
      return standing == null
          ? Optional.empty()
          : Optional.of(new ScopeChange.Cleared(rule, standing.next()));
    }
    if (standing == null) {
      var id = WarningId.of(rule, key.text(), cause);
      return Optional.of(
          new ScopeChange.Raised(rule, warning(key, watch, id, 1, null, found.get())));
    }
    var now =
        warning(
            key,
            watch,
            standing.warningId(),
            standing.sequence() + 1,
            standing.acknowledgedBy(),
            found.get());
    return tellsMore(standing, now)
        ? Optional.of(new ScopeChange.Updated(rule, now))
        : Optional.empty();
  }

  /** A figure that only slides with its window is not worth an event; a new case is. */
  private static boolean tellsMore(StandingWarning old, StandingWarning now) {
    return old.level() != now.level()
        || !old.caseIds().containsAll(now.caseIds())
        || !same(old.unitId(), now.unitId())
        || !same(old.category(), now.category());
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equals(other);
  }

  private static StandingWarning warning(
      ScopeKey key,
      ScopeWatch watch,
      String id,
      int sequence,
      @Nullable String acknowledgedBy,
      Finding found) {
    var file = watch.cases().isEmpty() ? null : watch.cases().getLast();
    var unitId =
        switch (key.kind()) {
          case UNIT -> key.id();
          case CATEGORY -> null;
          case CASE -> file == null ? null : file.unitId();
        };
    var category =
        switch (key.kind()) {
          case UNIT -> found.category();
          case CATEGORY -> key.id();
          case CASE -> file == null ? null : file.category();
        };
    return new StandingWarning(
        id,
        sequence,
        found.level(),
        new TreeMap<>(found.figures()),
        new TreeSet<>(found.caseIds()),
        unitId,
        category,
        acknowledgedBy);
  }
}
