package cn.huimin.hotline.platform.problem;

import java.sql.SQLException;

/** Tells a value that a database cannot hold from a database that is away. */
public final class NoValue {

  /** Class of SQLState for values: a NUL in a text, a number or a day out of bounds. */
  private static final String DATA = "22";

  private NoValue() {}

  /**
   * Whether what was sent is nothing that can be stored or compared; the same again fails again.
   *
   * @param failure what a request failed with, or anything around it
   */
  public static boolean isWhy(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused) {
        var state = refused.getSQLState();
        return state != null && state.startsWith(DATA);
      }
    }
    return false;
  }
}
