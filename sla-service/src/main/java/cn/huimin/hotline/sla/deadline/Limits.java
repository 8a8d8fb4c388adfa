package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When clocks run out: the table of DOMAIN §5 as a pure function. */
public final class Limits {

  private Limits() {}

  /**
   * When a clock runs out.
   *
   * <p>In this order: the policy's limit; an extension, counted from it; an earlier deadline of the
   * source; after a transfer what is left of the case clock, if less, but never less than the
   * policy's least (nor more than the unit's own limit). Where the source agreed to an extension,
   * it counts from the source's deadline, which then binds no longer.
   *
   * @return empty where the policy has no such clock for the case
   * @throws IllegalArgumentException for an extension longer than the policy allows
   * @throws java.time.DateTimeException outside the years of the calendar
   */
  public static Optional<Due> dueAt(
      ClockKind kind,
      DemandType type,
      Urgency urgency,
      Instant startedAt,
      Extras extras,
      WorkingCalendar calendar,
      SlaPolicy policy) {
    if (extras.extensionDays() > policy.extensionMostDays()) {
      throw new IllegalArgumentException(
          "an extension of "
              + extras.extensionDays()
              + " WD is too long: at most "
              + policy.extensionMostDays());
    }
    return new Demand(type, urgency, startedAt, extras, calendar, policy).dueAt(kind);
  }

  /**
   * When a limit that counts from its start runs out.
   *
   * @param limit not {@code NONE} and not relative to another clock
   */
  public static Instant dueAt(Limit limit, Instant startedAt, WorkingCalendar calendar) {
    if (limit.isNone() || limit.base() != Limit.Base.START) {
      throw new IllegalArgumentException(limit + " does not count from a start: give WD:n or WH:n");
    }
    return plus(limit, startedAt, calendar);
  }

  private static Instant plus(Limit limit, Instant from, WorkingCalendar calendar) {
    return switch (limit.unit()) {
      case NONE -> from;
      case WD -> calendar.plusWorkingDays(from, limit.amount());
      case WH -> calendar.plusWorkingTime(from, Duration.ofHours(limit.amount()));
      case H -> from.plus(Duration.ofHours(limit.amount()));
      case MIN -> from.plus(Duration.ofMinutes(limit.amount()));
    };
  }

  /** A case that a limit is asked for. */
  private record Demand(
      DemandType type,
      Urgency urgency,
      Instant startedAt,
      Extras extras,
      WorkingCalendar calendar,
      SlaPolicy policy) {

    Optional<Due> dueAt(ClockKind kind) {
      return own(kind).map(this::bounded);
    }

    /** The policy's own limit, extension included. */
    private Optional<Due> own(ClockKind kind) {
      Limit limit = policy.limit(kind, type, urgency);
      if (limit.isNone()) {
        return Optional.empty();
      }
      return switch (limit.base()) {
        case START -> Optional.of(extended(limit));
        case HANDLE ->
            inForce().map(due -> new Due(plus(limit, due.at(), calendar), limit, due.reason()));
        case LEAD ->
            lead().map(due -> new Due(before(due, limit.amount()), limit, Due.Reason.POLICY));
      };
    }

    private Due extended(Limit limit) {
      Instant at = plus(limit, startedAt, calendar);
      Instant source = extras.sourceDeadline();
      if (extras.extensionDays() == 0) {
        return new Due(at, limit, Due.Reason.POLICY);
      }
      if (extras.sourceConsent() && source != null && source.isBefore(at)) {
        at = source;
      }
      return new Due(
          calendar.plusWorkingDays(at, extras.extensionDays()), limit, Due.Reason.EXTENSION);
    }

    /** The handle limit that was told, or else one that started at the same time. */
    private Optional<Due> inForce() {
      Instant told = extras.handleDueAt();
      return handle().map(due -> told == null ? due : new Due(told, due.limit(), due.reason()));
    }

    /** The handle limit: the complex one where it was approved and there is one. */
    private Optional<Due> handle() {
      Optional<Due> complex = extras.complex() ? own(ClockKind.HANDLE_COMPLEX) : Optional.empty();
      return complex.isPresent() ? complex : own(ClockKind.HANDLE);
    }

    private Optional<Instant> lead() {
      return extras.leadDueAt() != null
          ? Optional.of(extras.leadDueAt())
          : handle().map(this::bounded).map(Due::at);
    }

    private Instant before(Instant limit, int workingDays) {
      Instant close = limit;
      for (int i = 0; i < workingDays; i++) {
        close = calendar.officeCloseOfPreviousWorkingDay(close);
      }
      return close;
    }

    private Due bounded(Due own) {
      Due due = own;
      if (extras.sourceDeadline() != null && !extras.sourceConsent()) {
        due = due.orEarlier(extras.sourceDeadline(), Due.Reason.SOURCE_DEADLINE);
      }
      if (extras.caseDueAt() == null) {
        return due;
      }
      due = due.orEarlier(extras.caseDueAt(), Due.Reason.TRANSFER_REMAINDER);
      Instant least = plus(policy.transferLeast(), startedAt, calendar);
      if (!due.at().isBefore(least)) {
        return due;
      }
      return least.isBefore(own.at())
          ? new Due(least, own.limit(), Due.Reason.TRANSFER_LEAST)
          : own;
    }
  }
}
