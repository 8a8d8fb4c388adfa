package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.poll.Poll;
import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code ./hotline dead-letters}: what a running house could not read or handle. {@code ./hotline
 * replay}: has it handled again and waits for the end; ends with 0 if all was handled, with 4 if
 * some failed again.
 */
public final class DeadLettersMain {

  private static final int FAILED_AGAIN = 4;
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String LETTERS = "/api/v1/dead-letters";

  private final Terminal terminal;
  private final DeadLettersOptions options;

  private DeadLettersMain(Terminal terminal, DeadLettersOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** Does what the arguments say, see {@link DeadLettersOptions#parse}. */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    try {
      DeadLettersOptions options = DeadLettersOptions.parse(Arrays.asList(args));
      if (!new DeadLettersMain(terminal, options).run()) {
        System.exit(FAILED_AGAIN);
      }
    } catch (CannotRunException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      System.exit(1);
    }
  }

  private boolean run() {
    try (HouseClient house =
        new HouseClient(
            Asked.house(options.url(), options.folders()),
            options.user(),
            Asked.password(options.user()))) {
      if (options.replay()) {
        return replay(house);
      }
      list(house);
      return true;
    }
  }

  private void list(HouseClient house) {
    ArrayNode letters = JsonMapper.shared().createArrayNode();
    String after = "";
    do {
      JsonNode page =
          house.get(
              LETTERS
                  + "?limit=200"
                  + parameter("service", options.service())
                  + parameter("state", options.state())
                  + after);
      page.path("items").forEach(letters::add);
      after = page.path("next").isString() ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    if (options.json()) {
      terminal.say(letters.toPrettyString());
    } else if (letters.isEmpty()) {
      terminal.say("no dead letters");
    } else {
      letters.forEach(letter -> terminal.say(line(letter)));
    }
  }

  /** A letter in one line. */
  static String line(JsonNode letter) {
    return "%s  %s %s  %s/%d/%d  %s%s  attempts %d%s"
        .formatted(
            letter.path("id").asString(""),
            letter.path("service").asString(""),
            letter.path("state").asString(""),
            letter.path("topic").asString(""),
            letter.path("partition").asInt(),
            letter.path("offset").asLong(),
            letter.path("errorClass").asString(""),
            letter.path("caseId").isString() ? "  case " + letter.path("caseId").asString() : "",
            letter.path("attempts").asInt(),
            letter.path("underWay").asBoolean() ? ", under way" : "");
  }

  private boolean replay(HouseClient house) {
    JsonNode asked =
        house.post(
            LETTERS + "/replay",
            options.service() == null
                ? Map.of("ids", options.ids())
                : Map.of("service", options.service()));
    String location = asked.path("location").asString("");
    AtomicReference<JsonNode> last = new AtomicReference<>();
    try (Poll poll = new Poll()) {
      poll.until(
          EVERY,
          PATIENCE,
          () -> {
            last.set(house.get(location));
            return Objects.requireNonNull(last.get()).path("state").asString("").equals("DONE");
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRunException("interrupted; the house goes on with the replay", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof CannotRunException reason
          ? reason
          : new CannotRunException("the replay cannot be followed", e);
    }
    JsonNode end = Objects.requireNonNull(last.get());
    terminal.say(
        "%d letters: %d handled, %d failed again or wait behind one that did, %d gone, %d not waiting%s"
            .formatted(
                end.path("letters").asLong(),
                end.path("replayed").asLong(),
                end.path("failed").asLong(),
                end.path("gone").asLong(),
                end.path("notWaiting").asLong(),
                end.path("waiting").asLong() > 0
                    ? ", %d not answered yet".formatted(end.path("waiting").asLong())
                    : ""));
    return end.path("failed").asLong() == 0 && end.path("waiting").asLong() == 0;
  }

  private static String parameter(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
