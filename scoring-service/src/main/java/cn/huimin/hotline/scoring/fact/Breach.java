package cn.huimin.hotline.scoring.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Why a case is not completed at one go, and who answers for it.
 *
 * @param kind what happened
 * @param holder unit that held the case then
 * @param eventId event behind it
 * @param clearedBy event that took it back (a transfer that was the centre's fault after all), or
 *     null; if that is struck, it stands again
 */
public record Breach(Kind kind, Holder holder, String eventId, @Nullable String clearedBy) {

  /** One that stands. */
  public Breach(Kind kind, Holder holder, String eventId) {
    this(kind, holder, eventId, null);
  }

  /** Whether it was not taken back. */
  public boolean standing() {
    return clearedBy == null;
  }

  /** The same, taken back by an event. */
  Breach cleared(String by) {
    return new Breach(kind, holder, eventId, by);
  }

  /** The same, standing again if what took it back is struck. */
  Breach without(Set<String> voided) {
    return clearedBy != null && voided.contains(clearedBy)
        ? new Breach(kind, holder, eventId)
        : this;
  }

  /** The same, its holder assessed as a scheme has it. */
  Breach under(Function<List<Place>, Optional<Assessed>> pooling) {
    return new Breach(kind, holder.under(pooling), eventId, clearedBy);
  }

  /** What undoes a one-time completion (DOMAIN §3). */
  public enum Kind {
    /** Sent to another line by the unit's fault. */
    TRANSFER("transfer-charged"),
    /** The unit's handle or redo limit was missed. */
    LIMIT_MISSED("limit-missed"),
    /** A new round was opened. */
    REDO("redo"),
    /** The same person complained about the matter again soon after the end. */
    REPEATED("repeated"),
    /** The report was found falsified. */
    FALSIFIED("falsified");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** Stable code, as in ledger lines. */
    public String code() {
      return code;
    }
  }
}
