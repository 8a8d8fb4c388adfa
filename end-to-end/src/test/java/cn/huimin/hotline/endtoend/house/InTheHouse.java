package cn.huimin.hotline.endtoend.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the one house of this JVM: started for the first that asks, closed after the last.
 * Its clock only goes forward, so that the test classes are ordered by their dates.
 */
public final class InTheHouse implements ParameterResolver {

  /** The Monday of the second week before the Spring Festival, 2026. */
  private static final Instant OPENING = House.moment("2026-02-02T08:00");

  private static final ExtensionContext.Namespace HOUSE =
      ExtensionContext.Namespace.create(InTheHouse.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(House.class);
  }

  @Override
  public House resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HOUSE)
        .computeIfAbsent(House.class, _ -> new House(emptyFolder(), OPENING), House.class);
  }

  private static Path emptyFolder() {
    try {
      var target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return Files.createTempDirectory(target, "house").resolve("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
