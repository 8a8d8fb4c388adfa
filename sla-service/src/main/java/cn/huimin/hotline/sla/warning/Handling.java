package cn.huimin.hotline.sla.warning;

import org.jspecify.annotations.Nullable;

/**
 * What people did about a warning, each by the command that said so last; null for what nobody did.
 *
 * @param acknowledgedBy somebody took note of it, with a measure and a day to look back
 * @param answeredBy its unit answered it
 * @param lookedBackBy somebody looked back
 * @param settledBy and found done what was to be done
 */
public record Handling(
    @Nullable String acknowledgedBy,
    @Nullable String answeredBy,
    @Nullable String lookedBackBy,
    @Nullable String settledBy) {

  /** Nobody did anything. */
  public static final Handling NONE = new Handling(null, null, null, null);

  /** Whether this command is among those that count. */
  public boolean isBy(String commandId) {
    return commandId.equals(acknowledgedBy)
        || commandId.equals(answeredBy)
        || commandId.equals(lookedBackBy);
  }

  /** Whether somebody took note of it and nobody has found it settled. */
  public boolean owesLookBack() {
    return acknowledgedBy != null && settledBy == null;
  }

  /**
   * After somebody took note of it; it is to be looked at again.
   *
   * @param byItsUnit whether it was the head of its unit, who has answered with it
   */
  public Handling acknowledged(String commandId, boolean byItsUnit) {
    return new Handling(commandId, byItsUnit ? commandId : answeredBy, lookedBackBy, null);
  }

  /** After its unit answered. */
  public Handling answered(String commandId) {
    return new Handling(acknowledgedBy, commandId, lookedBackBy, settledBy);
  }

  /** After somebody looked back. */
  public Handling lookedBack(String commandId, boolean settled) {
    return new Handling(acknowledgedBy, answeredBy, commandId, settled ? commandId : null);
  }
}
