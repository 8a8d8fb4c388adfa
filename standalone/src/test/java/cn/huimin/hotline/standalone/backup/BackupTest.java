package cn.huimin.hotline.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  @TempDir Path temp;
  private Path data;
  private Path backup;

  @BeforeEach
  void fill() throws IOException {
    data = temp.resolve("data");
    backup = temp.resolve("kept").resolve("monday");
    DataFolder.open(data, 0).close();
    write("hotline.yml", "hotline: {}");
    write("kafka/topic-0/00.log", "log");
    byte[] index = new byte[300_000];
    index[150_000] = 7;
    Files.write(data.resolve("kafka/topic-0/00.index"), index);
    Files.createDirectories(data.resolve("postgres/pg_notify"));
    Files.setPosixFilePermissions(
        data.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
    write("postgres/postmaster.pid", "17");
    write("secrets/machine-token", "invented");
    Files.setPosixFilePermissions(
        data.resolve("secrets/machine-token"), PosixFilePermissions.fromString("r--------"));
    write("logs/hotline.log", "said");
    write("run/started", "");
    write("run/ports.properties", "kafka=1");
    write("demo/layout", "1");
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(data.resolve(path).getParent());
    Files.writeString(data.resolve(path), text);
  }

  private Manifest taken() throws IOException {
    try (DataFolder folder = DataFolder.open(data, 0)) {
      return Backup.take(folder, backup, NOW);
    }
  }

  private void put(Path into) throws IOException {
    try (DataFolder folder = DataFolder.openWithoutData(into)) {
      Restore.put(backup, Manifest.read(backup), folder);
    }
  }

  @Test
  void shouldBringBackWhatItTookAndLeaveOutWhatIsMadeAgain() throws IOException {
    Manifest manifest = taken();
    assertThat(Manifest.read(backup)).isEqualTo(manifest);
    assertThat(manifest.files()).isEqualTo(6);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rwx------");
    Path into = temp.resolve("again");
    put(into);
    for (String same :
        List.of(
            "layout",
            "hotline.yml",
            "kafka/topic-0/00.log",
            "kafka/topic-0/00.index",
            "secrets/machine-token",
            "run/started")) {
      assertThat(into.resolve(same)).hasSameBinaryContentAs(data.resolve(same));
    }
    assertThat(into.resolve("postgres/pg_notify")).isEmptyDirectory();
    for (String gone : List.of("logs", "demo", "run/ports.properties", "postgres/postmaster.pid")) {
      assertThat(into.resolve(gone)).doesNotExist();
    }
    for (String mode : List.of("postgres", "secrets/machine-token", "hotline.yml")) {
      assertThat(Files.getPosixFilePermissions(into.resolve(mode)))
          .isEqualTo(Files.getPosixFilePermissions(data.resolve(mode)));
    }
    DataFolder.open(into, 0).close();
  }

  @Test
  void shouldRefuseABackupThatLostSomethingAndWriteNothing() throws IOException {
    taken();
    Path file = backup.resolve("files/kafka/topic-0/00.log");
    Path into = temp.resolve("again");
    Files.writeString(file, "lag");
    assertThatThrownBy(() -> put(into))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("00.log");
    Files.delete(file);
    assertThatThrownBy(() -> put(into)).hasMessageContaining("00.log");
    assertThat(into.resolve("layout")).doesNotExist();
    assertThat(into.resolve("kafka")).doesNotExist();
    Files.delete(backup.resolve("MANIFEST"));
    assertThatThrownBy(() -> put(into)).hasMessageContaining("is no backup");
    Files.writeString(
        backup.resolve("MANIFEST"), "huimin-hotline-backup 1 2026-03-02T01:00:00Z\nx");
    assertThatThrownBy(() -> put(into)).hasMessageContaining("is damaged");
    Files.writeString(
        backup.resolve("MANIFEST"),
        "huimin-hotline-backup 1 2026-03-02T01:00:00Z\nrwx------ - 0 ../outside");
    assertThatThrownBy(() -> put(into)).hasMessageContaining("is damaged");
  }

  @Test
  void shouldNeverWriteOverAnything() throws IOException {
    taken();
    assertThatThrownBy(this::taken).hasMessageContaining("is there already");
    assertThatThrownBy(() -> put(data)).hasMessageContaining("holds data already");
    Path other = Files.createDirectories(temp.resolve("other"));
    Files.writeString(other.resolve("photo.jpg"), "x");
    assertThatThrownBy(() -> put(other)).hasMessageContaining("holds other things");
    try (DataFolder held = DataFolder.openWithoutData(temp.resolve("held"))) {
      assertThatThrownBy(() -> put(held.root())).hasMessageContaining("already running");
    }
  }

  @Test
  void shouldCopyZerosAsTheyAre() throws IOException {
    byte[] zeros = new byte[200_001];
    Path from = Files.write(temp.resolve("zeros"), zeros);
    Path to = temp.resolve("copy");
    Copy.Read read = Copy.file(from, to);
    assertThat(read.size()).isEqualTo(zeros.length);
    assertThat(Files.readAllBytes(to)).isEqualTo(zeros);
    assertThat(Copy.read(to)).isEqualTo(read);
    Arrays.fill(zeros, 70_000, 70_010, (byte) 1);
    Files.write(from, zeros);
    Files.delete(to);
    Copy.file(from, to);
    assertThat(Files.readAllBytes(to)).isEqualTo(zeros);
  }
}
