package cn.huimin.hotline.standalone.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The status of the running house, kept as JSON in the data folder for whoever asks. */
public final class StatusFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /** The status file of a data folder. */
  public StatusFile(Path root) {
    this.file = root.resolve("run").resolve("status.json");
  }

  /** Replaces what was written before; a reader sees the old or the new, never half of one. */
  public void write(HouseStatus status) {
    try {
      Path next = file.resolveSibling("status.json.new");
      Files.write(next, JSON.writeValueAsBytes(status));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was written last; empty if nothing was. */
  public Optional<HouseStatus> read() {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(Files.readAllBytes(file), HouseStatus.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets it, since the house no longer runs. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
