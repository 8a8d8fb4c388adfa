package cn.huimin.hotline.embedded;

import cn.huimin.hotline.embedded.process.ChildFailedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the jar for this kind of machine.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 * @param version the version, such as {@code 17.10.0}
 */
record PostgresInstallation(Path home, String version) {

  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  /**
   * The installation below a folder, unpacked now if it is not there yet. Several processes may ask
   * at once.
   *
   * @throws ChildFailedException if this kind of machine is not supported or the folder cannot be
   *     written
   */
  static PostgresInstallation unpackedIn(Path folder) {
    try {
      String version = bundledVersion();
      Path home = folder.resolve("postgresql-" + version);
      if (!Files.isDirectory(home)) {
        Files.createDirectories(folder);
        Path half = Files.createTempDirectory(folder, "unpacking");
        unpack(half);
        publish(half, home);
      }
      return new PostgresInstallation(home, version);
    } catch (IOException e) {
      throw new ChildFailedException(
          "PostgreSQL's programs could not be unpacked into " + folder, e);
    }
  }

  /**
   * A command that runs one of the programs.
   *
   * <p>PostgreSQL refuses to run as root. Where we are root, it runs in a user namespace in which
   * we are nobody; the files stay ours.
   */
  List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      requireUserNamespaces();
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    return command;
  }

  private static void requireUserNamespaces() {
    try {
      Process trial = new ProcessBuilder("unshare", "-U", "true").start();
      if (!trial.waitFor(5, TimeUnit.SECONDS) || trial.exitValue() != 0) {
        throw new ChildFailedException(
            "PostgreSQL does not run as root, and this machine lets root drop its rights in no other way;"
                + " start as an ordinary user");
      }
    } catch (IOException e) {
      throw new ChildFailedException(
          "PostgreSQL does not run as root; start as an ordinary user", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChildFailedException("interrupted while starting PostgreSQL", e);
    }
  }

  private static String bundledVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = PostgresInstallation.class.getResourceAsStream("postgres.properties")) {
      if (in == null) {
        throw new IOException("postgres.properties is missing from the jar");
      }
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static String archiveName() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String processor =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> System.getProperty("os.arch");
        };
    return "/postgres-" + system + "-" + processor + ".txz";
  }

  private static void unpack(Path target) throws IOException {
    String archive = archiveName();
    try (InputStream in = PostgresInstallation.class.getResourceAsStream(archive)) {
      if (in == null) {
        throw new ChildFailedException(
            "no PostgreSQL for this kind of machine: " + archive + " is on no class path");
      }
      TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, entry.resolveIn(target));
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      Files.setPosixFilePermissions(file, (entry.getMode() & 0100) == 0 ? READABLE : EXECUTABLE);
    }
  }

  /** Gives the finished folder its name; another process may have been faster. */
  private static void publish(Path half, Path home) throws IOException {
    try {
      Files.setPosixFilePermissions(half, EXECUTABLE);
      Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException
        | DirectoryNotEmptyException
        | AtomicMoveNotSupportedException e) {
      FileTrees.delete(half);
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }
}
