package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.scoring.replay.LogReplay;
import cn.huimin.hotline.scoring.replay.Rescored;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeReader;
import cn.huimin.hotline.scoring.scheme.SchemeRefusedException;
import cn.huimin.hotline.standalone.folder.DataFolder;
import cn.huimin.hotline.standalone.status.HouseStatus;
import cn.huimin.hotline.standalone.status.StatusFile;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./hotline replay --scheme FILE}: the log of a running house under a scheme, into a shadow
 * ledger, and what differs from the ledger. Nothing is written to the log. With {@code --strike} it
 * says what would be without an event.
 */
public final class RescoreMain {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_LINES = 50;
  private static final String QUIET = "cn/huimin/hotline/standalone/remote/quiet-logback.xml";

  private RescoreMain() {}

  /** Does what the arguments say, see {@link RescoreOptions#parse}. */
  public static void main(String[] args) {
    // Before anything logs: standard output is the answer alone.
    System.setProperty("logback.configurationFile", QUIET);
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    try {
      RescoreOptions options = RescoreOptions.parse(args);
      HouseStatus house = house(options);
      LogReplay replay =
          new LogReplay(
              house.kafka().address(), SchemaIds.of(house.registry().address(), PATIENCE));
      Rescored rescored = of(replay.rescore(scheme(options), options.strikes()), options.unit());
      if (options.json()) {
        terminal.say(json(rescored, replay).toPrettyString());
      } else {
        table(rescored, replay).forEach(terminal::say);
      }
    } catch (CannotRunException | IllegalStateException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      System.exit(1);
    }
  }

  private static HouseStatus house(RescoreOptions options) {
    return options.folders().stream()
        .filter(folder -> DataFolder.runningOn(folder).isPresent())
        .flatMap(folder -> new StatusFile(folder).read().stream())
        .findFirst()
        .orElseThrow(
            () -> new CannotRunException("no house runs here; start it with ./hotline run"));
  }

  private static @Nullable Scheme scheme(RescoreOptions options) {
    if (options.scheme() == null) {
      return null;
    }
    try {
      return SchemeReader.read(Files.readString(options.scheme()));
    } catch (SchemeRefusedException e) {
      throw new CannotRunException("the scheme was refused: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CannotRunException(options.scheme() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What concerns one unit, or all of it. */
  static Rescored of(Rescored all, @Nullable String unit) {
    return unit == null
        ? all
        : new Rescored(
            all.scheme(),
            all.version(),
            all.ledgerOf(),
            all.at(),
            all.cases(),
            all.lines(),
            all.units().stream().filter(one -> one.unitId().equals(unit)).toList(),
            all.changes().stream().filter(one -> one.unitId().equals(unit)).toList());
  }

  private static List<String> table(Rescored rescored, LogReplay replay) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s (%s) over %d cases, %d records, log of %s; compared with the ledger of %s"
            .formatted(
                rescored.scheme(),
                rescored.version(),
                rescored.cases(),
                replay.records(),
                rescored.at(),
                rescored.ledgerOf()));
    rescored
        .units()
        .forEach(
            unit ->
                lines.add(
                    "%s  %s %s  %s -> %s%s"
                        .formatted(
                            unit.period(),
                            unit.unitId(),
                            unit.unitName(),
                            shown(unit.before()),
                            shown(unit.after()),
                            Objects.equals(unit.before(), unit.after()) ? "" : "  *")));
    lines.add(rescored.changes().size() + " lines differ");
    rescored.changes().stream()
        .limit(MOST_LINES)
        .forEach(
            change ->
                lines.add(
                    "  %s%s  %s -> %s"
                        .formatted(
                            change.line(),
                            change.caseNumber() == null ? "" : "  " + change.caseNumber(),
                            shown(change.before()),
                            shown(change.after()))));
    if (rescored.changes().size() > MOST_LINES) {
      lines.add("  …; all of them with --json");
    }
    return lines;
  }

  private static String shown(@Nullable Fraction points) {
    return points == null ? "none" : points.toString();
  }

  private static ObjectNode json(Rescored rescored, LogReplay replay) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    body.put("scheme", rescored.scheme())
        .put("version", rescored.version())
        .put("ledgerOf", rescored.ledgerOf())
        .put("at", rescored.at().toString())
        .put("cases", rescored.cases())
        .put("lines", rescored.lines())
        .put("records", replay.records())
        .put("unreadable", replay.unreadable());
    var units = body.putArray("units");
    for (var unit : rescored.units()) {
      units
          .addObject()
          .put("unit", unit.unitId())
          .put("name", unit.unitName())
          .put("period", unit.period())
          .put("before", text(unit.before()))
          .put("after", text(unit.after()));
    }
    var changes = body.putArray("changes");
    for (var change : rescored.changes()) {
      changes
          .addObject()
          .put("line", change.line())
          .put("unit", change.unitId())
          .put("period", change.period())
          .put("item", change.item())
          .put("caseNumber", change.caseNumber())
          .put("before", text(change.before()))
          .put("after", text(change.after()));
    }
    return body;
  }

  private static @Nullable String text(@Nullable Fraction points) {
    return points == null ? null : points.toString();
  }
}
