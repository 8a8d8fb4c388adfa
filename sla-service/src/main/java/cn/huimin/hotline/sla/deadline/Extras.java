package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What else bears on a limit.
 *
 * @param extensionDays working days of an approved extension, 0 for none
 * @param sourceConsent whether the source agreed that its deadline no longer binds
 * @param complex whether the case was approved as complex
 * @param sourceDeadline the deadline of the source
 * @param caseDueAt after a transfer, the limit of the case clock
 * @param leadDueAt for a co-unit, the limit of the lead unit; without it a lead that started at the
 *     same time is taken
 * @param handleDueAt for a limit that counts from the handle limit in force, that; without it one
 *     that started at the same time is taken
 */
public record Extras(
    int extensionDays,
    boolean sourceConsent,
    boolean complex,
    @Nullable Instant sourceDeadline,
    @Nullable Instant caseDueAt,
    @Nullable Instant leadDueAt,
    @Nullable Instant handleDueAt) {

  /** Nothing else. */
  public static final Extras NONE = new Extras(0, false, false, null, null, null, null);

  /** Refuses a negative extension. */
  public Extras {
    if (extensionDays < 0) {
      throw new IllegalArgumentException("extension must not be negative: " + extensionDays);
    }
  }

  /** With an extension. */
  public Extras withExtension(int workingDays) {
    return new Extras(
        workingDays, sourceConsent, complex, sourceDeadline, caseDueAt, leadDueAt, handleDueAt);
  }

  /** With what was granted. */
  public Extras withRelief(Relief relief) {
    return new Extras(
        relief.extensionDays(),
        relief.sourceConsent(),
        relief.complex(),
        sourceDeadline,
        caseDueAt,
        leadDueAt,
        handleDueAt);
  }

  /** With the deadline of the source. */
  public Extras withSourceDeadline(@Nullable Instant deadline) {
    return new Extras(
        extensionDays, sourceConsent, complex, deadline, caseDueAt, leadDueAt, handleDueAt);
  }

  /** As after a transfer. */
  public Extras afterTransfer(@Nullable Instant caseLimit) {
    return new Extras(
        extensionDays, sourceConsent, complex, sourceDeadline, caseLimit, leadDueAt, handleDueAt);
  }

  /** As for a co-unit. */
  public Extras withLead(@Nullable Instant leadLimit) {
    return new Extras(
        extensionDays, sourceConsent, complex, sourceDeadline, caseDueAt, leadLimit, handleDueAt);
  }

  /** With the handle limit in force. */
  public Extras withHandle(@Nullable Instant handleLimit) {
    return new Extras(
        extensionDays, sourceConsent, complex, sourceDeadline, caseDueAt, leadDueAt, handleLimit);
  }

  /** As for a complex case. */
  public Extras asComplex() {
    return new Extras(
        extensionDays, sourceConsent, true, sourceDeadline, caseDueAt, leadDueAt, handleDueAt);
  }
}
