package cn.huimin.hotline.console;

import cn.huimin.hotline.embedded.DatabaseAccess;
import cn.huimin.hotline.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One real PostgreSQL for all tests of a JVM. */
public final class TestDatabase {

  private static final List<Runnable> USERS = new CopyOnWriteArrayList<>();
  private static final EmbeddedDatabase DATABASE = start();
  private static final DataSource MIGRATED = migrate();

  private TestDatabase() {}

  private static EmbeddedDatabase start() {
    try {
      var database =
          EmbeddedDatabase.start(
              Files.createTempDirectory("console-it"), List.of("console", "projection"));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    USERS.forEach(Runnable::run);
                    database.close();
                  }));
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something to close before the database goes. */
  static void closeBefore(Runnable user) {
    USERS.add(user);
  }

  /** How the console reaches its schema. */
  public static DatabaseAccess access() {
    return DATABASE.access("console");
  }

  /** A schema like the console's, migrated, that no console reads the log into. */
  public static DataSource migrated() {
    return MIGRATED;
  }

  private static DataSource migrate() {
    var access = DATABASE.access("projection");
    var source = new DriverManagerDataSource(access.url(), access.username(), access.password());
    Flyway.configure().dataSource(source).locations("classpath:db/console").load().migrate();
    return source;
  }
}
