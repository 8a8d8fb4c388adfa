package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./hotline dead-letters} or {@code ./hotline replay} was asked for.
 *
 * @param replay whether letters are to be handled again, not listed
 * @param ids letters to be handled again; empty for all of a service
 * @param service letters of this service only; null for any
 * @param state letters in this state only; null for any
 * @param json whether the list is for a program
 * @param user account that asks
 * @param url where the house answers; null for the one that runs on one of the folders
 * @param folders data folders to look for a house that runs
 */
record DeadLettersOptions(
    boolean replay,
    List<String> ids,
    @Nullable String service,
    @Nullable String state,
    boolean json,
    String user,
    @Nullable URI url,
    List<Path> folders) {

  private static final String ADMIN = "admin";

  DeadLettersOptions {
    ids = List.copyOf(ids);
    folders = List.copyOf(folders);
  }

  /**
   * Reads {@code dead-letters [--service S] [--state S] [--json]} or {@code replay (ID… | --service
   * S)}, both with {@code [--user NAME] [--url URL] --data DIR…}.
   *
   * @throws CannotRunException if it is anything else
   */
  static DeadLettersOptions parse(List<String> arguments) {
    List<String> ids = new ArrayList<>();
    List<Path> folders = new ArrayList<>();
    String service = null;
    String state = null;
    boolean json = false;
    String user = ADMIN;
    URI url = null;
    Iterator<String> rest = arguments.iterator();
    String command = rest.next();
    boolean replay = command.equals("replay");
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--service" -> service = value(argument, rest);
        case "--state" -> state = value(argument, rest);
        case "--json" -> json = true;
        case "--user" -> user = value(argument, rest);
        case "--url" -> url = Asked.url(value(argument, rest));
        case "--data" -> folders.add(Path.of(value(argument, rest)));
        default -> ids.add(id(command, argument, replay));
      }
    }
    if (replay && ids.isEmpty() == (service == null)) {
      throw new CannotRunException(
          "replay needs ids of dead letters, as ./hotline dead-letters lists them, or --service");
    }
    if (replay && (json || state != null)) {
      throw new CannotRunException("replay takes neither --json nor --state");
    }
    return new DeadLettersOptions(replay, ids, service, state, json, user, url, folders);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new CannotRunException(option + " needs a value");
    }
    return rest.next();
  }

  private static String id(String command, String argument, boolean replay) {
    if (!replay || !argument.matches("\\d{1,18}")) {
      throw new CannotRunException(command + " does not know '" + argument + "'");
    }
    return argument;
  }
}
