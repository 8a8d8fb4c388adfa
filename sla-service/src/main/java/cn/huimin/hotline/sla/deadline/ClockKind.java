package cn.huimin.hotline.sla.deadline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The clocks of DOMAIN §5, in the order of its table. */
public enum ClockKind {
  /** Accepted by us until first dispatch or direct answer. */
  DISPATCH,
  /** Dispatch until signed or return asked. */
  SIGN,
  /** 首次联系: dispatch until the complainant was contacted. */
  CONTACT,
  /** Dispatch until returns have to go to consultation. */
  RETURN_WINDOW,
  /** Return asked until decided. */
  RETURN_DECISION,
  /** Extension asked until decided. */
  EXTENSION_DECISION,
  /** 承办时限: this unit's dispatch until sign-off of a report that is later approved. */
  HANDLE,
  /** The same for a case approved as complex. */
  HANDLE_COMPLEX,
  /** 整体时限: first dispatch until approved. */
  CASE,
  /** Co-unit invited until it answered. */
  JOINT_ANSWER,
  /** Signed off until approved or rejected. */
  REVIEW,
  /** 回访: approved until the first attempt. */
  CALLBACK,
  /** Approved until a verdict was given or the complainant found unreachable. */
  CALLBACK_VERDICT,
  /** 重办: round opened until sign-off of a report later approved. */
  REDO,
  /** 复核: applied until decided. */
  RECHECK,
  /** 督办: ordered until answered. */
  SUPERVISION,
  /** 会商: called until decided. */
  CONSULTATION,
  /** Returned to source until taken back or refused. */
  SOURCE_ANSWER,
  /** Emergency proposed until confirmed or lowered. */
  CONFIRM_EMERGENCY,
  /** 强制报告: danger to a minor seen until the proof is recorded. */
  POLICE_REPORT,
  /** Warning sent until answered. */
  WARNING_ANSWER,
  /** Found unreachable until the complainant rated, or may be taken not to rate. */
  RATING;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Whether it is a clock of the unit that has the case, which begins anew with the next unit. */
  public boolean isOfUnit() {
    return switch (this) {
      case SIGN, CONTACT, RETURN_WINDOW, HANDLE, HANDLE_COMPLEX, REDO -> true;
      default -> false;
    };
  }

  /** Whether an extension lengthens it. */
  public boolean isExtended() {
    return switch (this) {
      case HANDLE, HANDLE_COMPLEX, REDO, CASE -> true;
      default -> false;
    };
  }

  /** The name used in policies, files and the API: {@code handle}, {@code callback_verdict} …. */
  public String code() {
    return code;
  }

  /** The clock of that name, if there is one. */
  public static Optional<ClockKind> ofCode(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
