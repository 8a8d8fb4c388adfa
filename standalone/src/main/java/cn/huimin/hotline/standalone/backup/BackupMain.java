package cn.huimin.hotline.standalone.backup;

import cn.huimin.hotline.intake.secret.SecretFiles;
import cn.huimin.hotline.intake.vault.MasterKey;
import cn.huimin.hotline.standalone.config.RealClock;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.folder.LeftBehind;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * What is done to the data folder of a house that is stopped. {@code ./hotline backup}: copies it.
 * {@code ./hotline restore}: puts such a copy into a folder without data. {@code ./hotline
 * rotate-key}: gives the vault a new master key.
 */
public final class BackupMain {

  private static final Duration LEFT_BEHIND_PATIENCE = Duration.ofSeconds(10);

  private BackupMain() {}

  /**
   * Does it.
   *
   * @param args {@code backup|restore|rotate-key}, the data folder, the backup's folder
   */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    try {
      Path data = Path.of(args[1]).toAbsolutePath().normalize();
      terminal.say(
          switch (args[0]) {
            case "backup" -> backedUp(data, folder(args[2]), RealClock.inShanghai());
            case "restore" -> restored(folder(args[2]), data, RealClock.inShanghai());
            default -> rotated(data);
          });
    } catch (CannotRunException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      System.exit(1);
    } catch (IOException e) {
      terminal.fail("it cannot be read or written: " + e.getMessage());
      System.exit(1);
    }
  }

  private static String backedUp(Path data, Path backup, Clock clock) throws IOException {
    requireStopped(data);
    requireData(data);
    try (DataFolder folder = DataFolder.open(data, 0)) {
      // Children of a house that was killed write until they notice.
      int _ = new LeftBehind(folder.of("run")).end(LEFT_BEHIND_PATIENCE);
      Manifest manifest = Backup.take(folder, backup, clock.instant());
      return "backed up to %s: %d files, %d MB, read again and found the same. It holds the keys too: keep it as safe as the data."
          .formatted(backup, manifest.files(), manifest.bytes() >> 20);
    }
  }

  private static String restored(Path backup, Path data, Clock clock) throws IOException {
    requireStopped(data);
    Manifest manifest = Manifest.read(backup);
    try (DataFolder folder = DataFolder.openWithoutData(data)) {
      Restore.put(backup, manifest, folder);
      return "restored to %s what was backed up on %s: %d files, %d MB; ./hotline run --data %s starts it"
          .formatted(
              data,
              manifest.made().atZone(clock.getZone()).toLocalDateTime().withNano(0),
              manifest.files(),
              manifest.bytes() >> 20,
              data);
    }
  }

  private static String rotated(Path data) {
    requireStopped(data);
    requireData(data);
    try (DataFolder folder = DataFolder.open(data, 0)) {
      MasterKey.rotate(new SecretFiles(folder.of("secrets"), new SecureRandom()));
      return "the vault of %s has a new master key; at the next start everything is wrapped by it. Back up then: older copies keep their older key."
          .formatted(data);
    } catch (IllegalStateException e) {
      throw new CannotRunException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Path folder(String name) {
    return Path.of(name).toAbsolutePath().normalize();
  }

  private static void requireData(Path data) {
    if (Files.notExists(data.resolve(DataFolder.LAYOUT_FILE))) {
      throw new CannotRunException("there are no data in " + data);
    }
  }

  private static void requireStopped(Path data) {
    DataFolder.runningOn(data)
        .ifPresent(
            house -> {
              throw new CannotRunException(
                  "a house runs on %s (process %d); stop it first".formatted(data, house.pid()));
            });
  }
}
