package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./hotline erase} or {@code ./hotline export} was asked for.
 *
 * @param erase whether the person is to be erased, not handed out
 * @param by how the person is found; what of them that is, is asked for, since others on the
 *     machine see what a command is called with
 * @param caseId id or number of the case, if it is by that; else null
 * @param reason why, for the audit
 * @param user account that asks
 * @param url where the house answers; null for the one that runs on one of the folders
 * @param folders data folders to look for a house that runs
 */
record PersonOptions(
    boolean erase,
    By by,
    @Nullable String caseId,
    String reason,
    String user,
    @Nullable URI url,
    List<Path> folders) {

  /** How a person is found. */
  enum By {
    CASE,
    PHONE,
    EMAIL,
    HOME
  }

  private static final String DATA_OFFICER = "dataofficer";
  private static final String ERASE = "erase";

  PersonOptions {
    folders = List.copyOf(folders);
  }

  /**
   * Reads {@code erase WHOM --reason TEXT --yes} or {@code export WHOM --reason TEXT}, where WHOM
   * is one of {@code --case CASE}, {@code --phone}, {@code --email} and {@code --home}, both with
   * {@code [--user NAME] [--url URL] --data DIR…}.
   *
   * @throws CannotRunException if it is anything else
   */
  static PersonOptions parse(List<String> arguments) {
    List<Path> folders = new ArrayList<>();
    String caseId = null;
    List<By> by = new ArrayList<>();
    boolean sure = false;
    String reason = "";
    String user = DATA_OFFICER;
    URI url = null;
    Iterator<String> rest = arguments.iterator();
    String command = rest.next();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--case" -> {
          caseId = value(option, rest);
          by.add(By.CASE);
        }
        case "--phone" -> by.add(By.PHONE);
        case "--email" -> by.add(By.EMAIL);
        case "--home" -> by.add(By.HOME);
        case "--yes" -> sure = true;
        case "--reason" -> reason = value(option, rest);
        case "--user" -> user = value(option, rest);
        case "--url" -> url = Asked.url(value(option, rest));
        case "--data" -> folders.add(Path.of(value(option, rest)));
        default ->
            throw new CannotRunException(
                command + " does not know '" + option + "'; ./hotline help tells how");
      }
    }
    if (by.size() != 1) {
      throw new CannotRunException(
          command + " needs one of --case CASE, --phone, --email and --home");
    }
    if (reason.isBlank()) {
      throw new CannotRunException(command + " needs --reason TEXT; it is written to the audit");
    }
    if (command.equals(ERASE) && !sure) {
      throw new CannotRunException("what is erased cannot be brought back; add --yes to do it");
    }
    return new PersonOptions(
        command.equals(ERASE), by.getFirst(), caseId, reason, user, url, folders);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new CannotRunException(option + " needs a value");
    }
    return rest.next();
  }
}
