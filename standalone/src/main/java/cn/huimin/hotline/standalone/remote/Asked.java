package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.status.StatusFile;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.io.Console;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which house is asked, and as whom. */
final class Asked {

  private Asked() {}

  /**
   * Where the house answers.
   *
   * @param url its address; null for the one that runs on one of the folders
   * @param folders data folders to look for a house that runs
   * @throws CannotRunException if none runs
   */
  static URI house(@Nullable URI url, List<Path> folders) {
    return url != null
        ? url
        : folders.stream()
            .filter(folder -> DataFolder.runningOn(folder).isPresent())
            .flatMap(folder -> new StatusFile(folder).read().stream())
            .map(status -> URI.create(status.console().address()))
            .findFirst()
            .orElseThrow(
                () ->
                    new CannotRunException(
                        "no house runs here; start it with ./hotline run, or name one with --url"));
  }

  /**
   * An address as it was given.
   *
   * @throws CannotRunException if it is none
   */
  static URI url(String value) {
    try {
      URI url = URI.create(value);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like an address without a host.
    }
    throw new CannotRunException(
        "--url takes an address such as http://localhost:8080, not '" + value + "'");
  }

  /**
   * The password of an account: HOTLINE_PASSWORD, else as typed.
   *
   * @throws CannotRunException if nobody can be asked
   */
  static String password(String user) {
    String given = System.getenv("HOTLINE_PASSWORD");
    return given != null ? given : typed(System.console(), user);
  }

  private static String typed(@Nullable Console console, String user) {
    if (console == null || !console.isTerminal()) {
      throw new CannotRunException("the password of " + user + " is missing; set HOTLINE_PASSWORD");
    }
    char[] typed = console.readPassword("Password of %s: ", user);
    return typed == null ? "" : new String(typed);
  }
}
