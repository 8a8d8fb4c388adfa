package cn.huimin.hotline.standalone.folder;

import cn.huimin.hotline.embedded.process.FreePorts;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The inner ports, all on the loopback interface: chosen free at the first start, remembered in the
 * data folder, chosen anew where another program has taken one meanwhile.
 */
public final class Ports {

  /** Below the range from which systems take ports for outgoing connections. */
  private static final int LOWEST = 20_000;

  private static final int SPREAD = 10_000;

  private final Path file;
  private final Properties remembered = new Properties();

  /** The ports remembered in a folder. */
  public Ports(Path folder) {
    this.file = folder.resolve("ports.properties");
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        remembered.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The port of a part: the remembered one if nobody took it. */
  public int of(String part) {
    String known = remembered.getProperty(part, "");
    if (known.matches("[0-9]{1,5}") && FreePorts.isFree(Integer.parseInt(known))) {
      return Integer.parseInt(known);
    }
    int port = FreePorts.from(start());
    while (remembered.containsValue(String.valueOf(port))) {
      port = FreePorts.from(port + 1);
    }
    remembered.setProperty(part, String.valueOf(port));
    try (Writer out = Files.newBufferedWriter(file)) {
      remembered.store(out, "Inner ports, on the loopback interface only.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return port;
  }

  /** Two houses that start at the same moment should not look at the same numbers. */
  private static int start() {
    return LOWEST + (int) (ProcessHandle.current().pid() * 16 % SPREAD);
  }
}
