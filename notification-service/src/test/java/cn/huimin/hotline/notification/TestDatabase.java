package cn.huimin.hotline.notification;

import cn.huimin.hotline.embedded.DatabaseAccess;
import cn.huimin.hotline.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One real PostgreSQL for all tests of a JVM. */
public final class TestDatabase {

  private static final EmbeddedDatabase DATABASE = start();
  private static final DataSource MIGRATED = migrate();

  private TestDatabase() {}

  private static EmbeddedDatabase start() {
    try {
      var database =
          EmbeddedDatabase.start(
              Files.createTempDirectory("notification-it"), List.of("notification"));
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How notification reaches its schema. */
  public static DatabaseAccess access() {
    return DATABASE.access("notification");
  }

  /** Notification's schema, migrated and empty. */
  public static DataSource empty() {
    JdbcClient.create(MIGRATED)
        .sql("truncate consumed, parked, mail, sms, scheduled_tasks")
        .update();
    return MIGRATED;
  }

  private static DataSource migrate() {
    var access = access();
    var source = new DriverManagerDataSource(access.url(), access.username(), access.password());
    Flyway.configure().dataSource(source).locations("classpath:db/notification").load().migrate();
    return source;
  }
}
