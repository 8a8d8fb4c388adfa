package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.ChildFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The folder of a PostgreSQL cluster: made once, and freed from a server that outlived its parent.
 *
 * @param data the folder
 */
record PostgresFolder(Path data) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Makes the cluster if there is none, under another name until it is whole. The text order is
   * Unicode's own on every machine.
   */
  void initialiseIfNew(PostgresInstallation installation, String password) {
    try {
      if (Files.exists(data.resolve("PG_VERSION"))) {
        requireVersion(installation);
        return;
      }
      Path half = data.resolveSibling(data.getFileName() + "-new");
      FileTrees.delete(half);
      Files.createDirectories(half);
      Path passwordFile =
          Files.createTempFile(
              "hotline",
              "password",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(passwordFile, password);
        initialise(installation, half, passwordFile);
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.delete(passwordFile);
      }
    } catch (IOException e) {
      throw new ChildFailedException("the database could not be made in " + data, e);
    }
  }

  private void requireVersion(PostgresInstallation installation) throws IOException {
    String made = Files.readString(data.resolve("PG_VERSION")).strip();
    if (!installation.version().startsWith(made + ".")) {
      throw new ChildFailedException(
          "the database in "
              + data
              + " is of PostgreSQL "
              + made
              + ", this is "
              + installation.version());
    }
  }

  private void initialise(PostgresInstallation installation, Path folder, Path passwordFile)
      throws IOException {
    Process initdb =
        new ProcessBuilder(
                installation.command(
                    "initdb",
                    List.of(
                        "--pgdata=" + folder.toAbsolutePath(),
                        "--username=" + ServiceSchemas.SUPERUSER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8")))
            .redirectErrorStream(true)
            .start();
    initdb.getOutputStream().close();
    String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (initdb.onExit().join().exitValue() != 0) {
      throw new ChildFailedException(
          "the database could not be made in "
              + data
              + ": "
              + output.lines().reduce("", (a, b) -> b).strip());
    }
  }

  /**
   * Ends a server of this folder that has outlived the JVM that started it, and removes the note it
   * left when it was killed. Whoever calls this holds the folder.
   */
  void endServerLeftBehind() {
    Path note = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(note)) {
        return;
      }
      Optional<ProcessHandle> server = server(note);
      if (server.isPresent()) {
        end(server.get());
      }
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw new ChildFailedException(
          "the note of an earlier database server, " + note + ", cannot be removed", e);
    }
  }

  /**
   * The server that wrote the note, unless it is gone and its number belongs to another program
   * now.
   */
  private Optional<ProcessHandle> server(Path note) throws IOException {
    List<String> lines = Files.readAllLines(note);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .command()
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent());
  }

  private void end(ProcessHandle server) {
    server.destroy();
    try {
      server.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      server.destroyForcibly();
      server.onExit().join();
    } catch (ExecutionException e) {
      throw new ChildFailedException(
          "cannot tell whether the earlier database server of " + data + " has ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChildFailedException(
          "interrupted while waiting for the earlier database server of " + data, e);
    }
  }
}
