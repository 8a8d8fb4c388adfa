package cn.huimin.hotline.platform.health;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Looks at the database, and gives up on one that takes the question and does not answer. */
public final class DatabaseProbe implements Probe {

  private final DataSource database;
  private final Duration timeout;

  /**
   * A probe of a database.
   *
   * @param database the pool
   * @param timeout how long it may take to answer, in whole seconds
   */
  public DatabaseProbe(DataSource database, Duration timeout) {
    this.database = database;
    this.timeout = timeout;
  }

  @Override
  public List<String> look() {
    try (var connection = database.getConnection()) {
      return connection.isValid((int) timeout.toSeconds())
          ? List.of()
          : List.of("the database does not answer");
    } catch (SQLException e) {
      return List.of("no connection to the database can be had");
    }
  }
}
