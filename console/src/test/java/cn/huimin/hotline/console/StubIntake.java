package cn.huimin.hotline.console;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the console needs of intake, over real HTTP: keys, tokens, and answers laid out by a test.
 * It also answers for the registry, which the console asks only whether it is there.
 */
public final class StubIntake implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> ROLES =
      Map.of(
          "operator", "OPERATOR u-hmzx",
          "leader", "LEADER u-bureau",
          "assessor", "ASSESSOR u-ddk",
          "personnel", "PERSONNEL u-rsk",
          "dataofficer", "DATA_OFFICER u-hmzx",
          "duty", "DUTY u-hmzx",
          "admin", "ADMIN u-hmzx");

  /** A request that came in. */
  public record Came(String method, String path, Map<String, List<String>> headers, String body) {

    /** First value of a header; null if it was not sent. */
    public @Nullable String header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst()
          .orElse(null);
    }
  }

  /** An answer to give. */
  public record Gives(int status, String contentType, String body) {}

  private final HttpServer server;
  private final ECKey key;
  private final List<Came> came = new CopyOnWriteArrayList<>();
  private final Map<String, Gives> at = new ConcurrentHashMap<>();
  private volatile Gives next = new Gives(200, "application/json", "{}");

  /** Starts on a port chosen by the operating system. */
  public StubIntake() {
    try {
      key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException | IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Its address. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it answers from here on to everything but keys and tokens. */
  public void answers(int status, String contentType, String body) {
    next = new Gives(status, contentType, body);
    at.clear();
    came.clear();
  }

  /** What it answers at this path instead, whatever its query. */
  public void answersAt(String path, int status, String contentType, String body) {
    at.put(path, new Gives(status, contentType, body));
  }

  /**
   * Requests since the answer was laid out; keys, tokens and schemas left out, and the state of the
   * mailboxes, which every desk asks for beside its work.
   */
  public List<Came> came() {
    return came.stream()
        .filter(one -> !one.path().contains("/subjects/"))
        .filter(one -> !one.path().equals("/api/v1/mailboxes"))
        .toList();
  }

  /** A token as intake would mint it. */
  public String token(String account) {
    var role = role(account).split(" ");
    var claims =
        new JWTClaimsSet.Builder()
            .issuer("huimin-hotline")
            .subject(account)
            .claim("role", role[0])
            .claim("unit", role[1])
            .issueTime(new Date())
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
            .build();
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String role(String account) {
    if (account.startsWith("liaison-")) {
      return "LIAISON " + account.substring("liaison-".length());
    }
    if (account.startsWith("head-")) {
      return "HEAD " + account.substring("head-".length());
    }
    return ROLES.getOrDefault(account, "ADMIN u-hmzx");
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().toString();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Gives gives;
    if (path.equals("/registry/config")) {
      gives = new Gives(200, "application/json", "{}");
    } else if (path.equals("/internal/jwks")) {
      gives = new Gives(200, "application/json", new JWKSet(key.toPublicJWK()).toString());
    } else if (path.equals("/api/v1/tokens")) {
      gives = tokens(body);
    } else {
      came.add(
          new Came(
              exchange.getRequestMethod(), path, Map.copyOf(exchange.getRequestHeaders()), body));
      gives = at.getOrDefault(exchange.getRequestURI().getPath(), next);
    }
    var bytes = gives.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", gives.contentType());
    exchange.sendResponseHeaders(gives.status(), bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private Gives tokens(String body) {
    JsonNode credentials;
    try {
      credentials = JSON.readTree(body);
    } catch (JacksonException e) {
      return new Gives(400, "application/problem+json", "{\"code\":\"unreadable-body\"}");
    }
    var account = credentials.path("username").asString("");
    if (credentials.path("password").asString("").equals("often")) {
      return new Gives(429, "application/problem+json", "{\"code\":\"too-many-requests\"}");
    }
    if (!credentials.path("password").asString("").equals("demo")) {
      return new Gives(
          401,
          "application/problem+json",
          """
          {"title":"Unauthorized","status":401,"code":"bad-credentials","detail":"账号或密码不对"}""");
    }
    var role = role(account).split(" ");
    var answer = JSON.createObjectNode();
    answer.put("token", token(account));
    answer.put("expiresAt", Instant.now().plusSeconds(3600).toString());
    answer.put("account", account);
    answer.put("role", role[0]);
    answer.putObject("unit").put("id", role[1]).put("name", role[1]);
    return new Gives(200, "application/json", JSON.writeValueAsString(answer));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
