package cn.huimin.hotline.platform.problem;

import java.sql.SQLTransientConnectionException;

/** Tells a database that is asked too much at once from one that is away. */
public final class BusyPool {

  private BusyPool() {}

  /**
   * Whether no connection came free in time, and none failed to be made: the database is there, but
   * busy.
   *
   * @param failure what a request failed with, or anything around it
   */
  public static boolean isWhy(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) {
        return cause.getCause() == null;
      }
    }
    return false;
  }
}
