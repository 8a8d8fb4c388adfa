package cn.huimin.hotline.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform above, as far as it hears of steps; answers as a test says. */
public final class UpperPlatform {

  /** What it was told. */
  public record Told(JsonNode body, String text, Map<String, List<String>> headers) {

    /** A header's first value. */
    public String header(String name) {
      return headers.get(name).getFirst();
    }
  }

  /** Name of our key there. */
  public static final String KEY = "hotline";

  /** Its secret. */
  public static final String SECRET = "above";

  private final HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private volatile Function<JsonNode, Integer> answer = _ -> 200;

  UpperPlatform() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/steps", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var body = JsonMapper.shared().readTree(text);
      told.add(new Told(body, text, Map.copyOf(exchange.getRequestHeaders())));
      exchange.sendResponseHeaders(answer.apply(body), -1);
    }
  }

  /** From now on it answers so. */
  public void answers(Function<JsonNode, Integer> status) {
    answer = status;
  }

  /** What it was told of a work order, in the order of its coming. */
  public List<Told> told(String externalNumber) {
    return told.stream()
        .filter(one -> one.body().path("externalNumber").asString().equals(externalNumber))
        .toList();
  }

  List<String> settings() {
    return List.of(
        "--hotline.intake.write-back.url=http://127.0.0.1:"
            + server.getAddress().getPort()
            + "/steps",
        "--hotline.intake.write-back.key=" + KEY,
        "--hotline.intake.write-back.secret=" + SECRET,
        "--hotline.intake.write-back.first-pause=1h",
        "--hotline.intake.write-back.longest-pause=2h");
  }

  void close() {
    server.stop(0);
  }
}
