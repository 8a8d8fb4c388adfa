package cn.huimin.hotline.intake.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFilesTest {

  @TempDir Path parent;

  @Test
  void shouldKeepNothingWhenTheWorkIsDoneOrFails() throws IOException {
    var scratch = new ScratchFiles(parent.resolve("work"));
    assertThat(
            scratch.<Long>with(
                file -> {
                  Files.writeString(file, "13800001234");
                  return Files.size(file);
                }))
        .isEqualTo(11);
    assertThatThrownBy(
            () ->
                scratch.with(
                    file -> {
                      Files.writeString(file, "13800001234");
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    assertThat(parent.resolve("work")).isEmptyDirectory();
  }

  @Test
  void shouldSweepWhatAKilledProcessLeft() throws IOException {
    var killed = new ScratchFiles(parent.resolve("work"));
    Files.writeString(killed.make(), "13800001234");
    Files.createDirectories(killed.folder().resolve("deeper"));
    Files.writeString(killed.folder().resolve("deeper").resolve("upload.tmp"), "13800001234");
    var next = new ScratchFiles(parent.resolve("work"));
    assertThat(next.folder()).isEmptyDirectory();
    Files.writeString(next.make(), "13800001234");
    next.close();
    assertThat(next.folder()).isEmptyDirectory();
  }

  @Test
  void shouldLetNobodyElseIn() throws IOException {
    var folder = Files.createDirectories(parent.resolve("work"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    var scratch = new ScratchFiles(folder);
    assertThat(Files.getPosixFilePermissions(scratch.folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(scratch.make()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
