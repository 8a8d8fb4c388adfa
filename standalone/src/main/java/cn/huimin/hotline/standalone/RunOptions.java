package cn.huimin.hotline.standalone;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What {@code ./hotline run} was asked for.
 *
 * @param data the data folder
 * @param port port of pages and API, on the loopback interface
 * @param demo whether to show the sample month
 */
public record RunOptions(Path data, int port, boolean demo) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads {@code --data DIR [--port N] [--demo]}.
   *
   * @throws CannotRunException if it is anything else
   */
  public static RunOptions parse(List<String> arguments) {
    Path data = null;
    int port = 8080;
    boolean demo = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--demo" -> demo = true;
        case "--data" -> data = Path.of(value(option, rest)).toAbsolutePath().normalize();
        case "--port" -> port = port(value(option, rest));
        default -> throw new CannotRunException("unknown option " + option);
      }
    }
    if (data == null) {
      throw new CannotRunException("--data is missing");
    }
    return new RunOptions(data, port, demo);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new CannotRunException(option + " needs a value");
    }
    return rest.next();
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new CannotRunException(
        "--port takes a number from 1 to " + HIGHEST_PORT + ", not '" + value + "'");
  }
}
