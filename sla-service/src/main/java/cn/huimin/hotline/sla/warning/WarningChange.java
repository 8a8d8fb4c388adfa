package cn.huimin.hotline.sla.warning;

/** What became of a warning; each carries the warning as it stands after (or stood, if cleared). */
public sealed interface WarningChange {

  /** The warning after the change; with {@link Cleared}, as it last stood. */
  MatterWatch.Standing standing();

  /** It was raised. */
  record Raised(MatterWatch.Standing standing) implements WarningChange {}

  /** Its level, figures or cases changed while it stands. */
  record Updated(MatterWatch.Standing standing, News news) implements WarningChange {}

  /**
   * It no longer holds.
   *
   * @param standing as it last stood, with the number of this event
   * @param reasonCode why, for example "all-cases-ended"
   */
  record Cleared(MatterWatch.Standing standing, String reasonCode) implements WarningChange {}
}
