package cn.huimin.hotline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  @TempDir Path folder;

  @Test
  void shouldGiveEachServiceASchemaOfItsOwnAndKeepItAcrossAKill() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, List.of("intake", "console"))) {
      execute(database.access("intake"), "create table note (words text)");
      execute(database.access("intake"), "insert into note values ('一中')");
      assertThatThrownBy(() -> execute(database.access("console"), "select * from intake.note"))
          .as("another service's schema")
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      killServer();
    }
    try (EmbeddedDatabase again = EmbeddedDatabase.start(folder, List.of("intake", "console"))) {
      assertThat(first(again.access("intake"), "select words from note")).isEqualTo("一中");
      assertThat(first(again.access("intake"), "show fsync")).isEqualTo("on");
      assertThat(first(again.access("intake"), "show synchronous_commit")).isEqualTo("on");
      assertThat(first(again.access("intake"), "show listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void shouldAskEvenLocalUsersForAPasswordThatOnlyWeCanRead() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, List.of("intake"))) {
      DatabaseAccess guess = new DatabaseAccess(database.url(), "postgres", "guess");
      assertThatThrownBy(() -> first(guess, "select 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
    Path secret = folder.resolve("secrets/database-postgres");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldEndAServerThatOutlivedItsParent() throws Exception {
    EmbeddedDatabase lost = EmbeddedDatabase.start(folder, List.of("intake"));
    long server = serverPid();
    lost.process().kill();
    assertThat(ProcessHandle.of(server)).as("the server without its parent").isPresent();
    try (EmbeddedDatabase next = EmbeddedDatabase.start(folder, List.of("intake"))) {
      assertThat(ProcessHandle.of(server).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(first(next.access("intake"), "select 1")).isEqualTo("1");
    } finally {
      lost.close();
    }
  }

  @Test
  void shouldIgnoreTheNoteOfADeadServer() throws Exception {
    EmbeddedDatabase.start(folder, List.of("intake")).close();
    // This test's own process has the number that the dead server had.
    Files.writeString(
        folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n/nowhere\n");
    try (EmbeddedDatabase next = EmbeddedDatabase.start(folder, List.of("intake"))) {
      assertThat(first(next.access("intake"), "select 1")).isEqualTo("1");
    }
  }

  private void killServer() throws Exception {
    ProcessHandle server = ProcessHandle.of(serverPid()).orElseThrow();
    server.destroyForcibly();
    server.onExit().get();
  }

  private long serverPid() throws Exception {
    return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
  }

  private static void execute(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.username(), access.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String first(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.username(), access.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as("a row of: %s", sql).isTrue();
      return rows.getString(1);
    }
  }
}
