package cn.huimin.hotline.sla.warning;

import java.time.Instant;
import java.util.Optional;

/**
 * A rule of DOMAIN §6 over one scope. It says what holds at a moment and remembers nothing; that a
 * warning is raised once, kept up to date and cleared is the affair of {@link ScopeDecider}.
 */
public interface WarningRule {

  /** Its name on the log and in the API, in lower case with hyphens. */
  String name();

  /** The kind of scope it looks at. */
  ScopeKey.Kind scope();

  /**
   * Whether a warning that stands is updated with every figure that changes, not only with what is
   * new behind it.
   */
  default boolean tellsEveryFigure() {
    return false;
  }

  /**
   * Until when the unit of a warning owes its answer, if this rule says so.
   *
   * @param rule rule of the warning
   * @param warning the warning
   */
  default Optional<Instant> answerDue(String rule, StandingWarning warning) {
    return Optional.empty();
  }

  /**
   * What holds.
   *
   * @param watch what is known of the scope
   * @param now the time of the log
   */
  Optional<Finding> look(ScopeWatch watch, Instant now);
}
