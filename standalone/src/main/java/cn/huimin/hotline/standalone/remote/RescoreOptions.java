package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.scoring.replay.LogReplay.Strike;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./hotline replay --scheme FILE} was asked for.
 *
 * @param scheme document of the scheme; null for the one in force
 * @param strikes events that are left out
 * @param unit assessed unit that is told alone; null for all
 * @param json whether the answer is for a program
 * @param folders data folders to look for a house that runs
 */
record RescoreOptions(
    @Nullable Path scheme,
    List<Strike> strikes,
    @Nullable String unit,
    boolean json,
    List<Path> folders) {

  RescoreOptions {
    strikes = List.copyOf(strikes);
    folders = List.copyOf(folders);
  }

  /**
   * Reads {@code [--scheme FILE] [--strike CASE/EVENT]… [--unit UNIT] [--json] --data DIR…}.
   *
   * @throws CannotRunException if it is anything else
   */
  static RescoreOptions parse(String[] arguments) {
    Path scheme = null;
    List<Strike> strikes = new ArrayList<>();
    String unit = null;
    boolean json = false;
    List<Path> folders = new ArrayList<>();
    Iterator<String> rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--scheme" -> scheme = Path.of(value(argument, rest));
        case "--strike" -> strikes.add(strike(value(argument, rest)));
        case "--unit" -> unit = value(argument, rest);
        case "--json" -> json = true;
        case "--data" -> folders.add(Path.of(value(argument, rest)));
        default ->
            throw new CannotRunException(
                "replay of a scheme does not know '"
                    + argument
                    + "'; usage: ./hotline replay --scheme FILE [--strike CASE/EVENT]... [--unit"
                    + " UNIT] [--json] [--data DIR]");
      }
    }
    return new RescoreOptions(scheme, strikes, unit, json, folders);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new CannotRunException(option + " needs a value");
    }
    return rest.next();
  }

  private static Strike strike(String value) {
    String[] parts = value.split("/", 2);
    if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new CannotRunException(
          "--strike takes a case and an event of it, CASE/EVENT, as the ledger has them, not '"
              + value
              + "'");
    }
    return new Strike(parts[0], parts[1]);
  }
}
