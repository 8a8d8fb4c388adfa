package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.StandingWarning;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 信息报送: what a unit owes and has not sent by its time (DOMAIN §6). A report of the calendar, weekly
 * or monthly, stands until it is filed, for a year at most; scoring says which is missing. A
 * warning that was sent to a unit is owed its answer in so many working days (重大问题预警处置, DOMAIN §5
 * {@code warning_answer}); a head who takes note of it with a measure has answered.
 *
 * @param level level of the warning
 * @param answers rules whose warnings are sent to units
 * @param workingDays how long a unit has
 * @param reports whether reports of the calendar count
 * @param calendar the calendar in force
 */
public record ReportDue(
    WarningLevel level,
    Set<String> answers,
    int workingDays,
    boolean reports,
    WorkingCalendar calendar)
    implements WarningRule {

  /** Its name. */
  public static final String NAME = "report-due";

  /** Reports that are named one by one, the latest. */
  private static final int NAMED = 5;

  /** Copies the set. */
  public ReportDue {
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
  public boolean tellsEveryFigure() {
    return true;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var figures = new HashMap<String, String>();
    long unanswered =
        watch.standing().entrySet().stream()
            .flatMap(entry -> answerDue(entry.getKey(), entry.getValue()).stream())
            .filter(due -> due.isBefore(now))
            .count();
    if (unanswered > 0) {
      figures.put("answers", String.valueOf(unanswered));
    }
    var missing =
        reports ? watch.marks(mark -> mark.kind() == Mark.Kind.REPORT_MISSING) : List.<Mark>of();
    if (!missing.isEmpty()) {
      figures.put("reports", String.valueOf(missing.size()));
      figures.put("missing", named(missing));
    }
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.of(level, figures, List.<String>of()));
  }

  private static String named(List<Mark> missing) {
    return missing.subList(Math.max(0, missing.size() - NAMED), missing.size()).stream()
        .map(mark -> mark.detail().substring(mark.detail().indexOf('|') + 1))
        .collect(Collectors.joining("、"));
  }

  /**
   * Last moment in which a warning that stands is answered in time by its unit.
   *
   * @param rule rule of the warning
   * @param warning the warning
   * @return empty where no answer is owed, or where it was given
   */
  public Optional<Instant> answerDue(String rule, StandingWarning warning) {
    return answers.contains(rule) && warning.handling().answeredBy() == null
        ? Optional.ofNullable(warning.raisedAt())
            .map(raisedAt -> calendar.plusWorkingDays(raisedAt, workingDays))
        : Optional.empty();
  }
}
