package cn.huimin.hotline.sla.warning;

/** What became of a warning of a scope; each carries it as it stands after, or last stood. */
public sealed interface ScopeChange {

  /** The rule it is of. */
  String rule();

  /** The warning after the change; with {@link Cleared}, as it last stood. */
  StandingWarning warning();

  /** It was raised. */
  record Raised(String rule, StandingWarning warning) implements ScopeChange {}

  /** Its level, cases or unit changed while it stands. */
  record Updated(String rule, StandingWarning warning, News news) implements ScopeChange {}

  /** Somebody did something about it, whether it stands or was cleared. */
  record Handled(String rule, StandingWarning warning) implements ScopeChange {}

  /** It was cleared before, and its unit owes no answer any more: the case is hidden from it. */
  record Released(String rule, StandingWarning warning) implements ScopeChange {}

  /** It no longer holds. */
  record Cleared(String rule, StandingWarning warning) implements ScopeChange {}
}
