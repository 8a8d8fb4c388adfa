package cn.huimin.hotline.standalone.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which program listens on a port, as far as the operating system tells us. */
public final class PortOwner {

  private static final Pattern BY_LSOF = Pattern.compile("p(?<pid>\\d+)\\R(?:f.*\\R)?c(?<name>.+)");
  private static final Pattern BY_SS =
      Pattern.compile("\\(\\(\"(?<name>[^\"]+)\",pid=(?<pid>\\d+)");
  private static final int PATIENCE_SECONDS = 3;

  private PortOwner() {}

  /** The program, as {@code name, process 123}; empty if it cannot be told. */
  public static Optional<String> of(int port) {
    return ask(BY_LSOF, List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc"))
        .or(() -> ask(BY_SS, List.of("ss", "-ltnpH", "sport = :" + port)));
  }

  private static Optional<String> ask(Pattern pattern, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      Matcher match =
          pattern.matcher(
              new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      return match.find()
          ? Optional.of(match.group("name") + ", process " + match.group("pid"))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
