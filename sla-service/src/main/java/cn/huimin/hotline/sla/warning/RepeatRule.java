package cn.huimin.hotline.sla.warning;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Repeat complaints (DOMAIN §6, rule "repeat"): the second complaint of the same person about the
 * same matter raises a yellow warning, the third and each later one makes it red. It stands while a
 * case of the matter is open and is cleared when all of them have ended; it is never raised twice
 * while it stands.
 *
 * @param redFrom ordinal from which on the level is red; 3 by default
 */
public record RepeatRule(int redFrom) {

  /** Name of the rule. */
  public static final String NAME = "repeat";

  private static final String MATTER = "matter/";

  /** The rule as DOMAIN §6 has it. */
  public static final RepeatRule DEFAULT = new RepeatRule(3);

  /** Refuses a limit below the second complaint. */
  public RepeatRule {
    if (redFrom < 2) {
      throw new IllegalArgumentException("repeat.redFrom is at least 2, not " + redFrom);
    }
  }

  /** The scope of a matter's warning, as its id has it. */
  public static String scope(String matterId) {
    return MATTER + matterId;
  }

  /** The matter of a scope that {@link #scope} made; empty for any other. */
  public static Optional<String> matter(String scope) {
    return scope.startsWith(MATTER)
        ? Optional.of(scope.substring(MATTER.length()))
        : Optional.empty();
  }

  /** The matter as it is known after a fact, before the rule has spoken. */
  public MatterWatch learn(MatterWatch watch, MatterFact fact) {
    return switch (fact) {
      case MatterFact.Ended ended -> watch.withEnded(ended.caseId());
      case MatterFact.Reopened reopened -> watch.withoutEnded(reopened.caseId());
      case MatterFact.Hidden hidden -> watch.withHidden(hidden.caseId());
      case MatterFact.Repeated _ -> watch;
    };
  }

  /**
   * What a fact does to the warning of its matter.
   *
   * @param matterId the matter
   * @param watch what is known of the matter, this fact included
   * @param fact what happened
   */
  public Optional<WarningChange> decide(String matterId, MatterWatch watch, MatterFact fact) {
    var standing = watch.standing();
    if (fact instanceof MatterFact.Repeated repeated) {
      return standing == null
          ? Optional.of(raise(matterId, repeated))
          : Optional.of(update(standing, repeated));
    }
    if (standing != null
        && fact instanceof MatterFact.Ended
        && watch.ended().containsAll(standing.caseIds())) {
      return Optional.of(
          new WarningChange.Cleared(next(standing, standing.level()), "all-cases-ended"));
    }
    if (standing != null
        && fact instanceof MatterFact.Hidden
        && standing.caseIds().contains(fact.caseId())) {
      // Told anew, so that whoever was to hear of it, and the answer owed, follow.
      return Optional.of(new WarningChange.Updated(next(standing, standing.level()), News.NONE));
    }
    return Optional.empty();
  }

  /** What becomes of a warning that stands once the rule is no more. */
  public static Optional<WarningChange> withdrawn(MatterWatch watch) {
    var standing = watch.standing();
    return standing == null
        ? Optional.empty()
        : Optional.of(
            new WarningChange.Cleared(next(standing, standing.level()), "no-longer-holds"));
  }

  private WarningChange raise(String matterId, MatterFact.Repeated repeated) {
    var cases = new TreeSet<>(repeated.earlierCaseIds());
    cases.add(repeated.caseId());
    return new WarningChange.Raised(
        new MatterWatch.Standing(
            WarningId.of(NAME, scope(matterId), repeated.eventId()),
            1,
            level(repeated.ordinal()),
            repeated.ordinal(),
            cases,
            repeated.concern(),
            Handling.NONE,
            repeated.at()));
  }

  private WarningChange update(MatterWatch.Standing standing, MatterFact.Repeated repeated) {
    var cases = new TreeSet<>(standing.caseIds());
    cases.addAll(repeated.earlierCaseIds());
    cases.add(repeated.caseId());
    int ordinal = Math.max(standing.ordinal(), repeated.ordinal());
    return new WarningChange.Updated(
        new MatterWatch.Standing(
            standing.warningId(),
            standing.sequence() + 1,
            level(ordinal),
            ordinal,
            cases,
            repeated.concern(),
            standing.handling(),
            standing.raisedAt()),
        News.of(standing.level(), level(ordinal), Set.of(), Set.of()));
  }

  private static MatterWatch.Standing next(MatterWatch.Standing standing, WarningLevel level) {
    return new MatterWatch.Standing(
        standing.warningId(),
        standing.sequence() + 1,
        level,
        standing.ordinal(),
        standing.caseIds(),
        standing.concern(),
        standing.handling(),
        standing.raisedAt());
  }

  private WarningLevel level(int ordinal) {
    return ordinal >= redFrom ? WarningLevel.RED : WarningLevel.YELLOW;
  }
}
