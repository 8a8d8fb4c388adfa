package cn.huimin.hotline.standalone.remote;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import cn.huimin.hotline.standalone.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./hotline erase}: erases what a running house keeps of a person. {@code ./hotline export}:
 * writes it to standard output as JSON. By a case, or by a phone, a mail address, or a name and the
 * home, which are typed or come by standard input, a line each.
 */
public final class PersonMain {

  private final Terminal terminal;
  private final PersonOptions options;
  private final BufferedReader input =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private PersonMain(Terminal terminal, PersonOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /** Does what the arguments say, see {@link PersonOptions#parse}. */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8));
    try {
      new PersonMain(terminal, PersonOptions.parse(Arrays.asList(args))).run();
    } catch (CannotRunException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      System.exit(1);
    }
  }

  private void run() {
    try (HouseClient house =
        new HouseClient(
            Asked.house(options.url(), options.folders()),
            options.user(),
            Asked.password(options.user()))) {
      Map<String, Object> asked = new LinkedHashMap<>();
      switch (options.by()) {
        case CASE -> asked.put("caseId", String.valueOf(options.caseId()));
        case PHONE -> asked.put("phone", typed("phone"));
        case EMAIL -> asked.put("email", typed("email"));
        case HOME -> {
          asked.put("name", typed("name"));
          asked.put("address", typed("address"));
        }
      }
      asked.put("reason", options.reason());
      JsonNode answer =
          house.post("/api/v1/persons/" + (options.erase() ? "erase" : "export"), asked);
      terminal.say(options.erase() ? erased(answer) : answer.toPrettyString());
    }
  }

  /** What was erased, in one line. */
  static String erased(JsonNode answer) {
    var numbers = answer.path("caseNumbers").valueStream().map(JsonNode::asString).toList();
    return "erased: %d cases%s, %d texts, %d attachments, %d drafts, %d mails, %d rows"
        .formatted(
            numbers.size(),
            numbers.isEmpty() ? "" : " (" + String.join(", ", numbers) + ")",
            answer.path("texts").asInt(),
            answer.path("attachments").asInt(),
            answer.path("drafts").asInt(),
            answer.path("mails").asInt(),
            answer.path("rows").asInt());
  }

  @SuppressWarnings("SystemConsoleNull") // It is null where the JDK is run without its line editor.
  private String typed(String what) {
    var console = System.console();
    String typed =
        console != null && console.isTerminal() ? console.readLine("%s: ", what) : nextLine();
    if (typed == null || typed.isBlank()) {
      throw new CannotRunException(
          "the " + what + " is missing; type it, or send it by standard input");
    }
    return typed.strip();
  }

  private @Nullable String nextLine() {
    try {
      return input.readLine();
    } catch (IOException e) {
      throw new CannotRunException("standard input cannot be read", e);
    }
  }
}
