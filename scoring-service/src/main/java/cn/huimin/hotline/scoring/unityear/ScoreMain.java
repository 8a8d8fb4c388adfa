package cn.huimin.hotline.scoring.unityear;

import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeReader;
import cn.huimin.hotline.scoring.scheme.SchemeRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code ./hotline score FILE [--scheme FILE]}: the scorecards of unit-years made by hand, as JSON,
 * line by line (format: README). Ends with 1 and a line for every mistake if the file cannot be
 * scored.
 */
public final class ScoreMain {

  private static final String SEED = "/policies/scheme-a.json";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ScoreMain() {}

  /**
   * Scores a file.
   *
   * @param args the file, and {@code --scheme FILE} for another scheme than the shipped one
   */
  public static void main(String[] args) {
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    boolean ownScheme = args.length == 3 && args[1].equals("--scheme");
    if (args.length != 1 && !ownScheme) {
      err.println("hotline: usage: ./hotline score FILE [--scheme FILE]");
      System.exit(2);
      return;
    }
    try {
      var scheme = SchemeReader.read(ownScheme ? text(Path.of(args[2])) : seed());
      var answer = score(text(Path.of(args[0])), scheme);
      new PrintStream(System.out, true, StandardCharsets.UTF_8)
          .println(JSON.writeValueAsString(answer));
    } catch (BadUnitYearException e) {
      e.problems().forEach(problem -> err.println("hotline: " + args[0] + ": " + problem));
      System.exit(1);
    } catch (ArithmeticException e) {
      err.println("hotline: " + args[0] + ": 数太大或小数位太多，算不出精确的分数，请核对 weight 和各项数量");
      System.exit(1);
    } catch (SchemeRefusedException e) {
      err.println("hotline: the scheme was refused: " + e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      err.println("hotline: cannot be read: " + e.getMessage());
      System.exit(1);
    }
  }

  /** The scorecards of a document of unit-years. */
  static ArrayNode score(String json, Scheme scheme) {
    var answer = JSON.createArrayNode();
    for (var year : UnitYearReader.read(json, scheme)) {
      var score = UnitYearScore.of(year, scheme);
      var card = score.card();
      var unit = answer.addObject().put("id", year.id());
      var items = unit.putObject("items");
      for (var item : card.items()) {
        if (inSection(item.item(), scheme)) {
          items.put(item.item(), item.value().toString());
        }
      }
      card.sections().forEach((section, sum) -> unit.put("section" + section, sum.toString()));
      card.items().stream()
          .filter(item -> scheme.result().beside().contains(item.item()))
          .forEach(item -> unit.put("item" + item.item(), item.value().toString()));
      unit.put("base", card.base().toString())
          .put("scaled", card.scaled().toString())
          .put("demandsBeforeCap", card.demandsBeforeCap().toString())
          .put("demandsCounted", card.demandsCounted().toString())
          .put("result", card.result().toString())
          .put("display", card.result().display());
      var lines = unit.putArray("lines");
      for (var line : score.lines()) {
        var node =
            lines
                .addObject()
                .put("item", line.item())
                .put("kind", line.kind().name())
                .put("amount", line.amount().toString())
                .put("reason", line.reason().name());
        if (!line.caseIds().isEmpty()) {
          line.caseIds().forEach(node.putArray("cases")::add);
        }
      }
    }
    return answer;
  }

  private static boolean inSection(String item, Scheme scheme) {
    return scheme.result().sections().stream().anyMatch(section -> section.items().contains(item));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }

  private static String seed() throws IOException {
    try (InputStream seed = ScoreMain.class.getResourceAsStream(SEED)) {
      return new String(Objects.requireNonNull(seed, SEED).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
