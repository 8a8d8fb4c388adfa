package cn.huimin.hotline.scoring.assessment;

import cn.huimin.hotline.scoring.scheme.Fraction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report was filed in time (DOMAIN §7.1, item 1.10: late or missing costs once). What
 * fell due and what was filed may be heard of in either order and give the same.
 */
public final class ReportFiling {

  private ReportFiling() {}

  /**
   * A report that fell due.
   *
   * @param unitId assessed unit that owes it
   * @param placeId that unit, or one pooled under it whose doing it is
   * @param subject report and instance, {@code monthly/2026-03}, {@code warning-answer/…}
   * @param dueAt last moment in which it is in time
   * @param item item that a late or missing one goes into; null where it costs nothing
   * @param by who says so
   */
  public record Owed(
      String unitId,
      String placeId,
      String subject,
      Instant dueAt,
      @Nullable String item,
      Person by) {}

  /** When a report was first filed, if it was. */
  public static Optional<Instant> filedAt(Assessment assessment, String subject) {
    return assessment.entered().stream()
        .filter(one -> one.act() == Act.REPORT && one.stands() && subject.equals(one.matter()))
        .map(Entered::enteredAt)
        .min(Comparator.naturalOrder());
  }

  /** What is entered when a report falls due: that it was not filed by then, where that costs. */
  public static Optional<Entered> fellDue(Assessment before, Owed owed) {
    var filed = filedAt(before, owed.subject());
    boolean inTime = filed.isPresent() && !filed.get().isAfter(owed.dueAt());
    var id = missedId(owed.unitId(), owed.subject());
    if (owed.item() == null
        || inTime
        || before.period() == Standing.LOCKED
        || before.byId(id).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Entered(
            id,
            List.of(id),
            Act.EVIDENCE,
            owed.placeId(),
            Standing.STANDS,
            owed.item(),
            null,
            Fraction.ONE,
            owed.subject(),
            null,
            null,
            null,
            owed.by(),
            null,
            owed.dueAt(),
            null,
            null,
            null,
            List.of(),
            null));
  }

  /** What was said to be missing and was in time, or not owed any more, now struck. */
  public static Optional<Entered> wasInTime(
      Assessment before, String subject, AssessmentCommand.Header header) {
    return before.period() == Standing.LOCKED
        ? Optional.empty()
        : before
            .byId(missedId(header.unit().unitId(), subject))
            .filter(Entered::stands)
            .map(missed -> missed.moved(Standing.STRUCK, header));
  }

  /** What was said to be missing and was filed in time after all, now struck. */
  static Stream<Entered> corrected(
      Assessment before, AssessmentCommand.Filing filing, Instant dueAt) {
    var header = filing.header();
    return header.at().isAfter(dueAt)
        ? Stream.empty()
        : wasInTime(before, filing.subject(), header).stream();
  }

  /** Id of the entry that says that a report was not filed in time; the same for ever. */
  static String missedId(String unitId, String subject) {
    return "missed-" + unitId + "-" + subject.replace('/', '-');
  }
}
