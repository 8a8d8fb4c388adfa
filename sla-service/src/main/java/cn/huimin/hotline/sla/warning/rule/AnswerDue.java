package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.StandingWarning;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 信息报送: a warning that was sent to a unit is owed an answer, an acknowledgement with a measure, in
 * so many working days (重大问题预警处置, DOMAIN §5 {@code warning_answer}, §6); missing on its day.
 *
 * @param level level of the warning
 * @param answers rules whose warnings are sent to units
 * @param workingDays how long a unit has
 * @param calendar the calendar in force
 */
public record AnswerDue(
    WarningLevel level, Set<String> answers, int workingDays, WorkingCalendar calendar)
    implements WarningRule {

  /** Its name. */
  public static final String NAME = "report-due";

  /** Copies the set. */
  public AnswerDue {
    answers = Set.copyOf(answers);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ScopeKey.Kind scope() {
    return ScopeKey.Kind.UNIT;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    long missing =
        watch.standing().entrySet().stream()
            .filter(entry -> answers.contains(entry.getKey()))
            .filter(entry -> isMissing(entry.getValue(), now))
            .count();
    return missing == 0
        ? Optional.empty()
        : Optional.of(
            Finding.of(level, Map.of("answers", String.valueOf(missing)), List.<String>of()));
  }

  private boolean isMissing(StandingWarning warning, Instant now) {
    var raisedAt = warning.raisedAt();
    return raisedAt != null
        && warning.acknowledgedBy() == null
        && calendar.plusWorkingDays(raisedAt, workingDays).isBefore(now);
  }
}
