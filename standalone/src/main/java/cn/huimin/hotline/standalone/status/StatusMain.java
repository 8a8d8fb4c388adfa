package cn.huimin.hotline.standalone.status;

import cn.huimin.hotline.standalone.folder.DataFolder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hotline status}: tells what runs where, for people or as JSON. */
public final class StatusMain {

  private static final int NOT_RUNNING = 3;

  private StatusMain() {}

  /**
   * Tells the status of the first of several data folders that somebody runs on.
   *
   * @param args data folders, and {@code --json} for JSON
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> arguments = Arrays.asList(args);
    boolean json = arguments.contains("--json");
    Optional<Path> running =
        arguments.stream()
            .filter(argument -> !argument.equals("--json"))
            .map(Path::of)
            .filter(root -> DataFolder.runningOn(root).isPresent())
            .findFirst();
    if (running.isEmpty()) {
      System.err.println("not running");
      System.exit(NOT_RUNNING);
      return;
    }
    Optional<HouseStatus> status = new StatusFile(running.get()).read();
    if (status.isEmpty()) {
      System.err.println("starting or stopping");
      System.exit(NOT_RUNNING);
      return;
    }
    out.println(
        json ? JsonMapper.builder().build().writeValueAsString(status.get()) : table(status.get()));
  }

  private static String table(HouseStatus status) {
    StringBuilder table = new StringBuilder();
    line(table, "console", status.console().health(), status.console().address());
    line(table, "kafka", status.kafka().health(), status.kafka().address());
    line(table, "registry", status.registry().health(), status.registry().address());
    line(table, "database", status.database().health(), status.database().address());
    status.services().forEach((name, health) -> line(table, name, health, ""));
    line(
        table,
        "lag",
        status.lag() < 0 ? "?" : String.valueOf(status.lag()),
        "records not yet read");
    return table.toString().stripTrailing();
  }

  private static void line(StringBuilder table, String name, String health, String address) {
    table.append("%-21s %-8s %s".formatted(name, health, address).stripTrailing()).append('\n');
  }
}
