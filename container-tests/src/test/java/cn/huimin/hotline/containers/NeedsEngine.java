package cn.huimin.hotline.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves a test out, and says why, where no container engine answers or an image is missing. What
 * it found stands in {@code target/container-suite}, which {@code ./hotline test} tells at the end.
 */
final class NeedsEngine implements ExecutionCondition {

  private static final Path TOLD = Path.of("target", "container-suite");
  private static final List<Image> IMAGES =
      List.of(
          new Image("JRE_IMAGE", "eclipse-temurin:25-jre"),
          new Image("KAFKA_IMAGE", "apache/kafka:4.2.1"),
          new Image("REGISTRY_IMAGE", "apicurio/apicurio-registry:3.3.3"),
          new Image("POSTGRES_IMAGE", "postgres:17"));

  private record Image(String variable, String official) {

    String name() {
      return System.getenv().getOrDefault(variable, official);
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<String> why = missing();
    tell(why.map(reason -> "skipped: " + reason).orElse("run, on " + images()));
    return why.map(reason -> ConditionEvaluationResult.disabled(reason))
        .orElseGet(() -> ConditionEvaluationResult.enabled("an engine answers"));
  }

  private static String images() {
    return String.join(", ", IMAGES.stream().map(Image::name).toList());
  }

  private static Optional<String> missing() {
    if (!succeeds("docker", "version", "--format", "{{.Server.Version}}")) {
      return Optional.of("no container engine answers");
    }
    if (!succeeds("docker", "compose", "version")) {
      return Optional.of("docker has no 'compose'");
    }
    return IMAGES.stream()
        .map(Image::name)
        .filter(name -> !succeeds("docker", "image", "inspect", name))
        .findFirst()
        .map(name -> "the image " + name + " is not there; docker pull it, or name another");
  }

  private static boolean succeeds(String... command) {
    Process process = null;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      destroy(process);
    }
  }

  private static void destroy(@Nullable Process process) {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private static void tell(String what) {
    try {
      Files.createDirectories(TOLD.toAbsolutePath().getParent());
      Files.writeString(TOLD, what + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
