package cn.huimin.hotline.notification.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The duty roster as data: who is told of urgent cases and emergencies at nights and on days off,
 * and of everything while schools are on vacation (DOMAIN §5).
 *
 * @param shifts the shifts, in any order; they may overlap
 * @param zone zone of days and hours
 */
public record Roster(List<Shift> shifts, ZoneId zone) {

  /** Copies the list. */
  public Roster {
    shifts = List.copyOf(shifts);
  }

  /**
   * A shift.
   *
   * @param name what it is called
   * @param from its first day
   * @param to its last day; a night that begins on it is the shift's to its end
   * @param start from which time of each day
   * @param end until which; up to the next day where it is not after the start
   * @param vacation whether schools are on vacation: who is on duty is told what a liaison is told
   * @param accounts who is on duty
   */
  public record Shift(
      String name,
      LocalDate from,
      LocalDate to,
      LocalTime start,
      LocalTime end,
      boolean vacation,
      List<String> accounts) {

    /** Copies the list. */
    public Shift {
      accounts = List.copyOf(accounts);
    }

    boolean holds(LocalDate day, LocalTime time) {
      if (start.isBefore(end)) {
        return covers(day) && !time.isBefore(start) && time.isBefore(end);
      }
      return (covers(day) && !time.isBefore(start))
          || (covers(day.minusDays(1)) && time.isBefore(end));
    }

    private boolean covers(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** Accounts on duty at a moment, in the order of the shifts. */
  public Set<String> onDuty(Instant at) {
    return accounts(at, false);
  }

  /** Of these, those who are told what liaisons are told, since schools are on vacation. */
  public Set<String> onVacationDuty(Instant at) {
    return accounts(at, true);
  }

  private Set<String> accounts(Instant at, boolean vacationOnly) {
    var local = at.atZone(zone);
    var accounts = new LinkedHashSet<String>();
    for (var shift : shifts) {
      if ((shift.vacation() || !vacationOnly)
          && shift.holds(local.toLocalDate(), local.toLocalTime())) {
        accounts.addAll(shift.accounts());
      }
    }
    return accounts;
  }
}
