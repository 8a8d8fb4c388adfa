package cn.huimin.hotline.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  private static final long NO_MATTER = 0;

  @TempDir Path temp;

  @Test
  void shouldBeMadeForItsOwnerAlone() throws IOException {
    Path root = temp.resolve("a/b");
    try (DataFolder folder = DataFolder.open(root, NO_MATTER)) {
      assertThat(folder.of("kafka")).isDirectory();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void shouldBeHeldByOneAtATime() {
    try (DataFolder held = DataFolder.open(temp, NO_MATTER)) {
      assertThat(DataFolder.runningOn(held.root())).contains(ProcessHandle.current());
      assertRefused(NO_MATTER, "already running", "process " + ProcessHandle.current().pid());
    }
    DataFolder.open(temp, NO_MATTER).close();
  }

  @Test
  void shouldTakeOverFromAProcessThatIsGone() throws IOException {
    DataFolder.open(temp, NO_MATTER).close();
    Files.writeString(temp.resolve("run/lock"), "1 1970-01-01T00:00:00Z\n");
    assertThat(DataFolder.runningOn(temp)).isEmpty();
    try (DataFolder taken = DataFolder.open(temp, NO_MATTER)) {
      assertThat(DataFolder.runningOn(taken.root())).contains(ProcessHandle.current());
    }
  }

  @Test
  void shouldWantRoomOnItsDisk() {
    assertRefused(Long.MAX_VALUE, "MB free", "--data DIR");
  }

  @Test
  void shouldRefuseWhatANewerVersionWrote() throws IOException {
    DataFolder.open(temp, NO_MATTER).close();
    Files.writeString(temp.resolve("layout"), "2\n");
    assertRefused(NO_MATTER, "written by a newer version (layout 2");
  }

  @Test
  void shouldRefuseADamagedFolder() throws IOException {
    DataFolder.open(temp, NO_MATTER).close();
    Files.writeString(temp.resolve("layout"), "");
    assertRefused(NO_MATTER, "is damaged");
  }

  @Test
  void shouldRefuseAFolderThatHoldsOtherThings() throws IOException {
    Files.writeString(temp.resolve("thesis.docx"), "");
    assertRefused(NO_MATTER, "holds other things (such as 'thesis.docx')");
  }

  @Test
  void shouldTakeAFolderThatHoldsItsSettingsBeforeTheFirstStart() throws IOException {
    Path settings = Files.writeString(temp.resolve(DataFolder.SETTINGS_FILE), "hotline: {}\n");
    DataFolder.open(temp, NO_MATTER).close();
    assertThat(settings).hasContent("hotline: {}\n");
  }

  @Test
  void shouldSayThatItCannotBeWritten() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data"), NO_MATTER))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining("cannot be written");
  }

  private void assertRefused(long freeBytes, String... reasons) {
    assertThatThrownBy(() -> DataFolder.open(temp, freeBytes))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContainingAll(reasons);
  }
}
