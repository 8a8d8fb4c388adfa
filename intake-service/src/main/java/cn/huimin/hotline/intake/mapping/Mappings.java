package cn.huimin.hotline.intake.mapping;

import cn.huimin.hotline.intake.config.IntakeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mapping that comes with the product, and one more for each file of the folder of mappings,
 * which adds to it under the name of the file.
 */
@Component
public class Mappings {

  /**
   * A mapping, ready to read with.
   *
   * @param columns tells what columns are
   * @param reader reads records
   */
  public record Ready(Columns columns, RecordReader reader) {

    /** Channel of its records that say none themselves; null if it has none. */
    public @Nullable String channel() {
      return reader.mapping().defaults().get("channel");
    }

    static Ready of(Mapping mapping, ZoneId zone) {
      return new Ready(new Columns(mapping), new RecordReader(mapping, zone));
    }
  }

  private static final String BUILT_IN = "mapping.json";
  private static final String SUFFIX = ".json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Ready builtIn;
  private final Map<String, Ready> named = new HashMap<>();

  /**
   * Reads all mappings.
   *
   * @throws IllegalStateException naming the file that cannot be read, and why
   */
  @Autowired
  public Mappings(IntakeSettings settings, Clock clock) {
    this(settings.mappings(), clock.getZone());
  }

  /** The same, of a folder or of none. */
  public Mappings(@Nullable Path folder, ZoneId zone) {
    var shipped = shipped();
    this.builtIn = Ready.of(shipped, zone);
    if (folder != null) {
      for (var file : files(folder)) {
        var fileName = file.getFileName().toString();
        named.put(
            fileName.substring(0, fileName.length() - SUFFIX.length()),
            Ready.of(shipped.with(read(file)), zone));
      }
    }
  }

  /** The mapping we ship. */
  public Ready builtIn() {
    return builtIn;
  }

  /** The mapping of this name; the one we ship for null. */
  public Optional<Ready> named(@Nullable String name) {
    return name == null ? Optional.of(builtIn) : Optional.ofNullable(named.get(name));
  }

  /** Names of the mappings of the folder. */
  public Set<String> names() {
    return Set.copyOf(named.keySet());
  }

  /** The mapping we ship, ready to read with. */
  public static Ready shippedReady(ZoneId zone) {
    return Ready.of(shipped(), zone);
  }

  /** The mapping we ship, as data. */
  public static Mapping shipped() {
    try (InputStream stream = Mappings.class.getResourceAsStream(BUILT_IN)) {
      if (stream == null) {
        throw new IllegalStateException(BUILT_IN + " is missing from the jar");
      }
      return JSON.readValue(stream, Mapping.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "hotline.intake.mappings names no folder: " + folder.toAbsolutePath());
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mapping read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), Mapping.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          "the mapping " + file + " cannot be read: " + e.getOriginalMessage(), e);
    }
  }
}
