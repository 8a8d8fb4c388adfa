package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.ChildFailedException;
import cn.huimin.hotline.embedded.process.ChildProcess;
import cn.huimin.hotline.embedded.process.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * PostgreSQL as a child of this JVM, durable, on the loopback interface only, with passwords of its
 * own. It holds one database, {@code hotline}, with one schema and one role per service.
 */
public final class EmbeddedDatabase implements EmbeddedPart {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final ChildProcess process;
  private final PostgresFolder folder;
  private final ServiceSchemas schemas;

  private EmbeddedDatabase(ChildProcess process, PostgresFolder folder, ServiceSchemas schemas) {
    this.process = process;
    this.folder = folder;
    this.schemas = schemas;
  }

  /**
   * Where things of the database are kept.
   *
   * @param data tables and write-ahead log
   * @param programs PostgreSQL's programs, shared by all who name the same folder
   * @param secrets the passwords, readable by us alone
   */
  public record Folders(Path data, Path programs, Path secrets) {

    /**
     * Folders for a test: all below one folder, with the programs unpacked once per machine and
     * user.
     */
    public static Folders forTestsIn(Path folder) {
      Path programs =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "hotline-programs-" + System.getProperty("user.name"));
      return new Folders(folder.resolve("data"), programs, folder.resolve("secrets"));
    }
  }

  /** Starts a database for tests, on a port chosen by the operating system. */
  public static EmbeddedDatabase start(Path folder, List<String> services) {
    return start(Folders.forTestsIn(folder), FreePorts.any(), services, _ -> {});
  }

  /**
   * Starts the database and returns when it answers and every service has its schema.
   *
   * @param folders where its data are kept; a database that kept its data there before finds them
   *     again
   * @param port where clients connect, on the loopback interface
   * @param services names of the schemas and roles, lower case letters only
   * @param onSpawn told of the child as soon as there is one, before it is ready
   * @throws ChildFailedException if it does not start
   */
  public static EmbeddedDatabase start(
      Folders folders, int port, List<String> services, Consumer<ProcessHandle> onSpawn) {
    PostgresInstallation installation = PostgresInstallation.unpackedIn(folders.programs());
    DatabasePasswords passwords = DatabasePasswords.keptIn(folders.secrets());
    PostgresFolder folder = new PostgresFolder(folders.data());
    folder.initialiseIfNew(installation, passwords.of(ServiceSchemas.SUPERUSER));
    folder.endServerLeftBehind();
    ChildProcess process =
        ChildProcess.start(
            "postgres",
            command(installation, folders.data(), port),
            Map.of("LC_ALL", "C"),
            folders.data(),
            line -> line.contains("database system is ready to accept connections"),
            onSpawn);
    process.awaitReady(PATIENCE);
    ServiceSchemas schemas = new ServiceSchemas(port, passwords);
    EmbeddedDatabase database = new EmbeddedDatabase(process, folder, schemas);
    try {
      schemas.create(services);
    } catch (ChildFailedException e) {
      database.close();
      throw e;
    }
    return database;
  }

  private static List<String> command(PostgresInstallation installation, Path data, int port) {
    List<String> settings =
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "max_connections=80",
            "shared_buffers=64MB",
            "timezone=UTC",
            "log_timezone=UTC",
            "lc_messages=C",
            "log_destination=stderr",
            "logging_collector=off",
            "password_encryption=scram-sha-256");
    List<String> arguments = new ArrayList<>(List.of("-D", data.toAbsolutePath().toString()));
    settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    List<String> command = new ArrayList<>(List.of("bash", "-c", script(), "postgres"));
    command.addAll(installation.command("postgres", arguments));
    return command;
  }

  private static String script() {
    try (InputStream in = EmbeddedDatabase.class.getResourceAsStream("postgres.sh")) {
      if (in == null) {
        throw new IllegalStateException("postgres.sh is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a service reaches its schema. */
  public DatabaseAccess access(String service) {
    return schemas.access(service);
  }

  /** JDBC address of the database. */
  public String url() {
    return schemas.url();
  }

  @Override
  public String address() {
    return url();
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  @Override
  public void stop(Duration grace) {
    process.stop(grace);
    folder.endServerLeftBehind();
  }
}
