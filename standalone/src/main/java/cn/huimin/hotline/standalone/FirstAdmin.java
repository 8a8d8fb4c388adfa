package cn.huimin.hotline.standalone;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The password of the first administrator: asked once, at the first start of a house that is no
 * demo.
 */
final class FirstAdmin {

  private static final String VARIABLE = "HOTLINE_ADMIN_PASSWORD";
  private static final int SHORTEST = 10;

  private final Path marker;

  /** The first administrator of a house with this folder for secrets. */
  FirstAdmin(Path secrets) {
    this.marker = secrets.resolve("admin-set");
  }

  /**
   * The password to set, or null if there is an administrator already.
   *
   * @param environment where a script leaves it
   * @param console where a person types it; null if there is no terminal
   * @throws CannotRunException if nobody gives one, or it is too short
   */
  @Nullable String password(Map<String, String> environment, @Nullable Console console) {
    if (Files.exists(marker)) {
      return null;
    }
    String given = environment.get(VARIABLE);
    if (given != null) {
      return checked(given);
    }
    if (console == null || !console.isTerminal()) {
      throw new CannotRunException(
          "the first start needs a password for the account 'admin': set "
              + VARIABLE
              + " or start in a terminal (or try --demo)");
    }
    char[] first =
        console.readPassword(
            "New password for the account 'admin' (at least %d characters): ", SHORTEST);
    char[] second = console.readPassword("The same again: ");
    if (first == null || !Arrays.equals(first, second)) {
      throw new CannotRunException("the two passwords differ; start again");
    }
    return checked(new String(first));
  }

  /** Remembers that the administrator has been made. */
  void made() {
    try {
      if (Files.notExists(marker)) {
        Files.createFile(marker);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checked(String password) {
    if (password.length() < SHORTEST) {
      throw new CannotRunException(
          "the password for 'admin' needs at least " + SHORTEST + " characters");
    }
    return password;
  }
}
