package cn.huimin.hotline.scoring.fact;

/**
 * What was demanded, as far as schemes care.
 *
 * @param type demand type; the source's stays (DOMAIN §3)
 * @param confirmed whether it was found true, wholly or partly
 */
public record Demand(Type type, boolean confirmed) {

  /** Demand types (DOMAIN §2). */
  public enum Type {
    COMPLAINT,
    REPORT,
    HELP,
    SUGGESTION,
    ENQUIRY,
    PRAISE
  }

  /** Whether somebody is accused of something. */
  public boolean accuses() {
    return type == Type.COMPLAINT || type == Type.REPORT;
  }

  /** Whether something is asked for. */
  public boolean asks() {
    return type == Type.HELP || type == Type.SUGGESTION;
  }
}
