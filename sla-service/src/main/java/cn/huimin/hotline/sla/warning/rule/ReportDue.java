package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.Limit;
import cn.huimin.hotline.sla.deadline.Limits;
import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.Handling;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.StandingWarning;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 信息报送: what a unit owes and has not sent by its time (DOMAIN §6). A report of the calendar, weekly
 * or monthly, stands until it is filed, for a year at most; scoring says which is missing. A
 * warning that was sent to a unit is owed its answer in so many working days (重大问题预警处置, DOMAIN §5
 * {@code warning_answer}), also once it was cleared; a head who takes note of it with a measure has
 * answered.
 *
 * @param level level of the warning
 * @param answers rules whose warnings are sent to units
 * @param limits how long a unit has, by the moment from which that holds: the row {@code
 *     warning_answer} of the limits in force when the warning was raised
 * @param reports whether reports of the calendar count
 * @param calendar the calendar in force
 */
public record ReportDue(
    WarningLevel level,
    Set<String> answers,
    NavigableMap<Instant, Limit> limits,
    boolean reports,
    WorkingCalendar calendar)
    implements WarningRule {

  /** Its name. */
  public static final String NAME = "report-due";

  /** Reports that are named one by one, the latest. */
  private static final int NAMED = 5;

  /** Copies the collections. */
  public ReportDue {
    answers = Set.copyOf(answers);
    limits = Collections.unmodifiableNavigableMap(new TreeMap<>(limits));
  }

  /** The same by these limits. */
  ReportDue within(NavigableMap<Instant, Limit> others) {
    return new ReportDue(level, answers, others, reports, calendar);
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
    var standing =
        watch.standing().entrySet().stream()
            .flatMap(entry -> answerDue(entry.getKey(), entry.getValue()).stream());
    var cleared =
        watch.cleared().values().stream()
            .map(StandingWarning::answerDueAt)
            .filter(Objects::nonNull);
    long unanswered = Stream.concat(standing, cleared).filter(due -> due.isBefore(now)).count();
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
  @Override
  public Optional<Instant> answerDue(String rule, StandingWarning warning) {
    return answerDue(rule, warning.raisedAt(), warning.unitId(), warning.handling());
  }

  /**
   * The same of any warning.
   *
   * @param raisedAt when it was raised; null for one of before that was kept
   * @param unitId unit concerned; where there is none, nobody owes an answer
   * @param handling what people did about it
   */
  public Optional<Instant> answerDue(
      String rule, @Nullable Instant raisedAt, @Nullable String unitId, Handling handling) {
    if (raisedAt == null
        || unitId == null
        || !answers.contains(rule)
        || handling.answeredBy() != null) {
      return Optional.empty();
    }
    var inForce = limits.floorEntry(raisedAt);
    var limit = inForce == null ? limits.firstEntry().getValue() : inForce.getValue();
    return limit.isNone()
        ? Optional.empty()
        : Optional.of(Limits.dueAt(limit, raisedAt, calendar.ofUnit(unitId)));
  }
}
