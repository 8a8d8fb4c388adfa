package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.warning.Finding;
import cn.huimin.hotline.sla.warning.ScopeKey;
import cn.huimin.hotline.sla.warning.ScopeWatch;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A year that limits are counted in has no published calendar, so that only its weekends are free
 * (DOMAIN §5): said anew every day, yellow six weeks ahead, orange once the year has begun.
 *
 * @param calendar the calendar in force
 */
public record CalendarMissing(WorkingCalendar calendar) implements WarningRule {

  /** The scope in which it is said. */
  public static final ScopeKey SCOPE = ScopeKey.ofCity("calendar");

  /**
   * Days ahead: so far reach 15 working days of a complex case, 10 of an extension and the 2 of the
   * whole case, over a week of holidays.
   */
  private static final int AHEAD = 45;

  /** The first year without a calendar among those that limits of a day reach into. */
  public Optional<Integer> year(LocalDate today) {
    int year = today.getYear();
    if (!calendar.isPublished(year)) {
      return Optional.of(year);
    }
    int ahead = today.plusDays(AHEAD).getYear();
    return calendar.isPublished(ahead) ? Optional.empty() : Optional.of(ahead);
  }

  @Override
  public String name() {
    return "calendar-missing";
  }

  @Override
  public ScopeKey.Kind scope() {
    return SCOPE.kind();
  }

  @Override
  public boolean tellsEveryFigure() {
    return true;
  }

  @Override
  public Optional<Finding> look(ScopeWatch watch, Instant now) {
    var today = calendar.dateOf(now);
    return year(today)
        .map(
            missing ->
                Finding.of(
                    missing == today.getYear() ? WarningLevel.ORANGE : WarningLevel.YELLOW,
                    Map.of("year", String.valueOf(missing), "day", today.toString()),
                    List.of()));
  }
}
