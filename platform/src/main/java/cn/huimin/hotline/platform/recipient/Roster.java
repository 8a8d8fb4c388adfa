package cn.huimin.hotline.platform.recipient;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The duty roster as data: who is told of urgent cases and emergencies at nights and on days off,
 * and of everything while schools are on vacation (DOMAIN §5).
 *
 * @param shifts the shifts, in any order; they may overlap
 * @param zone zone of days and hours
 */
public record Roster(List<Shift> shifts, ZoneId zone) {

  /**
   * Whose messages a vacation may switch to those on duty; all of them where a shift names none.
   */
  public static final Set<Audience> REPLACED =
      Collections.unmodifiableSet(EnumSet.of(Audience.LIAISON, Audience.DEPUTY, Audience.HEAD));

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
   * @param vacation whether schools are on vacation: who is on duty is told what others of the unit
   *     are told else
   * @param standsInFor whose messages these are, of {@link #REPLACED}; empty without vacation
   * @param units units whose cases it is about, those below them too; empty for the centre's, which
   *     is about the cases of all
   * @param accounts who is on duty
   */
  public record Shift(
      String name,
      LocalDate from,
      LocalDate to,
      LocalTime start,
      LocalTime end,
      boolean vacation,
      Set<Audience> standsInFor,
      List<String> units,
      List<String> accounts) {

    /** Copies the lists. */
    public Shift {
      standsInFor = Set.copyOf(standsInFor);
      units = List.copyOf(units);
      accounts = List.copyOf(accounts);
    }

    /** Whether it is the centre's, and about the cases of all units. */
    public boolean ofCentre() {
      return units.isEmpty();
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

  /**
   * Accounts on duty for a unit at a moment, in the order of the shifts: those of the centre, and
   * of the unit and those above it; never another unit's.
   *
   * @param unitLine the unit and those above it; empty for a case that no unit has
   */
  public Set<String> onDuty(Instant at, List<String> unitLine) {
    return accounts(at, shift -> shift.ofCentre() || isOf(shift, unitLine));
  }

  /** Of the unit's own line, those who stand in for somebody while schools are on vacation. */
  public Set<String> inPlaceOf(Audience whom, Instant at, List<String> unitLine) {
    return accounts(at, shift -> shift.standsInFor().contains(whom) && isOf(shift, unitLine));
  }

  /** Of the centre, those who hear what somebody hears while schools are on vacation. */
  public Set<String> beside(Audience whom, Instant at) {
    return accounts(at, shift -> shift.standsInFor().contains(whom) && shift.ofCentre());
  }

  private static boolean isOf(Shift shift, List<String> unitLine) {
    return shift.units().stream().anyMatch(unitLine::contains);
  }

  private Set<String> accounts(Instant at, Predicate<Shift> which) {
    var local = at.atZone(zone);
    var accounts = new LinkedHashSet<String>();
    for (var shift : shifts) {
      if (which.test(shift) && shift.holds(local.toLocalDate(), local.toLocalTime())) {
        accounts.addAll(shift.accounts());
      }
    }
    return accounts;
  }
}
