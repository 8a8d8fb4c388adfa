package cn.huimin.hotline.scoring.fact;

/**
 * Why a case is not completed at one go, and who answers for it.
 *
 * @param kind what happened
 * @param holder unit that held the case then
 * @param eventId event behind it
 */
public record Breach(Kind kind, Holder holder, String eventId) {

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
