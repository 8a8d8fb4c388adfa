package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.ChildFailedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The database {@code hotline} with one schema and one role per service; a role sees no other's
 * schema.
 *
 * @param port where PostgreSQL listens on the loopback interface
 * @param passwords the roles' passwords
 */
record ServiceSchemas(int port, DatabasePasswords passwords) {

  static final String SUPERUSER = "postgres";

  private static final String DATABASE = "hotline";
  private static final Pattern NAME = Pattern.compile("[a-z]{1,30}");

  String url() {
    return url(DATABASE);
  }

  DatabaseAccess access(String service) {
    return new DatabaseAccess(url(), service, passwords.of(service));
  }

  /** Makes what is missing and sets every role's password to the one that is kept. */
  void create(List<String> services) {
    try (Connection postgres = connect(SUPERUSER)) {
      if (!exists(postgres, "select from pg_database where datname = ?", DATABASE)) {
        execute(postgres, "create database " + DATABASE);
      }
    } catch (SQLException e) {
      throw new ChildFailedException(
          "the database started but cannot be used: " + e.getMessage(), e);
    }
    try (Connection hotline = connect(DATABASE)) {
      for (String service : services) {
        create(hotline, service);
      }
    } catch (SQLException e) {
      throw new ChildFailedException("the services' schemas cannot be made: " + e.getMessage(), e);
    }
  }

  private void create(Connection connection, String service) throws SQLException {
    if (!NAME.matcher(service).matches()) {
      throw new IllegalArgumentException(
          "a service's schema has a name of lower case letters, not '" + service + "'");
    }
    if (!exists(connection, "select from pg_roles where rolname = ?", service)) {
      execute(connection, "create role " + service + " login");
    }
    // Both are ours and plain: the name matches NAME, the password is hexadecimal.
    execute(connection, "alter role " + service + " password '" + passwords.of(service) + "'");
    execute(
        connection,
        "alter role " + service + " in database " + DATABASE + " set search_path = " + service);
    execute(connection, "create schema if not exists " + service + " authorization " + service);
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), SUPERUSER, passwords.of(SUPERUSER));
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
