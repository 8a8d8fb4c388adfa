package cn.huimin.hotline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.schemas.word.Role;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessIT {

  private static final int CONNECTIONS = 2_000;
  private static final TestConsole CONSOLE = TestConsole.one();

  @BeforeEach
  void intakeAnswers() {
    CONSOLE.intake().answers(200, "application/json", "{\"done\":true}");
  }

  /** Streams stay open, so they are asked for in a test of their own. */
  private static List<Doors.Door> doors() {
    return Doors.all().stream().filter(door -> !door.path().contains("/streams/")).toList();
  }

  private static String path(String account, Doors.Door door) {
    var action =
        switch (account) {
          case "operator", "leader" -> "review";
          case "duty" -> "dispatch";
          case "head-u-syxx" -> "sign-off";
          default -> "sign";
        };
    return door.path()
        .replace("{action}", action)
        .replaceAll("\\{[a-zA-Z]+}", "none")
        .replace("*", "liveness");
  }

  private static int status(String account, Doors.Door door) {
    var request = CONSOLE.request(account, path(account, door));
    request.header("Content-Type", "application/json");
    request.method(
        door.method().name(),
        door.method().name().equals("GET")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString("{}"));
    return CONSOLE.send(request).statusCode();
  }

  /** Nobody is trusted unless it is set, so that nobody can make up an address to be counted by. */
  @Test
  void shouldTellIntakeWhoIsConnectedWhateverTheySay() {
    for (var path : List.of("/open311/v2/requests.json", "/api/v1/status", "/api/v1/tokens")) {
      var request = CONSOLE.request("", path).header("X-Forwarded-For", "203.0.113.9");
      request.header("Forwarded", "for=203.0.113.9").header("Content-Type", "application/json");
      var body = "{\"caseNumber\":\"A\",\"code\":\"B\",\"username\":\"a\",\"password\":\"b\"}";
      CONSOLE.send(request.POST(BodyPublishers.ofString(body)));
      var came = CONSOLE.intake().came().getLast();
      assertThat(came.header("X-Forwarded-For")).as(path).isEqualTo("127.0.0.1");
      assertThat(came.header("Forwarded")).isNull();
    }
  }

  @Test
  void shouldRefusePathsOfOpen311InTheFormOfTheStandard() {
    var missing = CONSOLE.send(CONSOLE.request("", "/open311/v2/nothing.json"));
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).startsWith("[{\"code\":404,\"description\":");
    var method = CONSOLE.send(CONSOLE.request("", "/open311/v2/services.xml").DELETE());
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.body()).contains("<errors><error><code>405</code>");
  }

  /** Pages of any origin may read what is open; none may hand in unless it is set. */
  @Test
  void shouldLetPagesOfOtherOriginsReadByOpen311() {
    var origin = "https://city.example";
    for (var path : List.of("/open311/v2/services.json", "/open311/v2/nothing.json")) {
      var read = CONSOLE.send(CONSOLE.request("", path).header("Origin", origin));
      assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).as(path).contains("*");
      assertThat(read.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }
    var asked =
        CONSOLE.send(
            CONSOLE
                .request("", "/open311/v2/requests.json")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(asked.statusCode()).isEqualTo(204);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD");
    var post =
        CONSOLE.send(
            CONSOLE
                .request("", "/open311/v2/requests.json")
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("service_code=fees")));
    assertThat(post.statusCode()).as("a form of another page is handed on").isEqualTo(200);
    assertThat(post.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    var own = CONSOLE.send(CONSOLE.request("", "/api/v1/status").header("Origin", origin));
    assertThat(own.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void shouldRefuseABodyThatGoesOnForTooLongWithoutSayingSo() {
    var body = "{\"caseNumber\":\"" + "A".repeat(20 << 10) + "\"}";
    var request = CONSOLE.request("", "/api/v1/status").header("Content-Type", "application/json");
    var bytes = BodyPublishers.ofString(body);
    var answer = CONSOLE.send(request.POST(BodyPublishers.fromPublisher(bytes)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"too-large\"");
  }

  @Test
  void shouldAskNobodyInWithoutSigningIn() {
    for (var door : doors()) {
      if (!door.open()) {
        int status = status("", door);
        // A page shows the way to sign in; a form without our token is refused before that.
        var expected = door.kind() == Doors.Kind.PAGE ? List.of(302, 403) : List.of(401);
        assertThat(expected).as(door.toString()).contains(status);
      }
    }
  }

  @Test
  void shouldRefuseEveryRoleThatHasNoRightAndLetTheOthersThroughTheDoor() {
    var wrong = new ArrayList<String>();
    for (var door : doors()) {
      for (var account : TestConsole.everyRole()) {
        boolean allowed = door.open() || door.roles().contains(role(account));
        boolean refused = status(account, door) == 403;
        // Behind the door a unit may still refuse; then the door has been passed, and 404 shows it.
        if (allowed == refused) {
          wrong.add(account + " " + door.method() + " " + path(account, door));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Role role(String account) {
    var name = account.split("-")[0].toUpperCase(Locale.ROOT);
    return Role.valueOf(name.equals("DATAOFFICER") ? "DATA_OFFICER" : name);
  }

  @Test
  void shouldTakeABasicPasswordForATokenOnceAndRefuseAWrongOne() {
    var right = basic("operator", "demo");
    var wrong = basic("operator", "guess");

    assertThat(CONSOLE.send(right).statusCode()).isEqualTo(200);
    var refused = CONSOLE.send(wrong);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("bad-credentials");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  private static HttpRequest.Builder basic(String account, String password) {
    var pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
    return CONSOLE
        .request("", "/api/v1/cases")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  @Test
  void shouldRefuseATokenThatIntakeDidNotMint() {
    var forged =
        CONSOLE
            .request("", "/api/v1/cases")
            .header("Authorization", "Bearer " + CONSOLE.intake().token("operator") + "x");

    assertThat(CONSOLE.send(forged).statusCode()).isEqualTo(401);
  }

  @Test
  void shouldNotTakeASessionCookieAloneForAChange() {
    var request =
        CONSOLE
            .request("", "/api/v1/cases/c1/sign")
            .header("Cookie", SessionCookie.NAME + "=" + CONSOLE.intake().token("liaison-u-syxx"))
            .POST(BodyPublishers.ofString("{}"));

    assertThat(CONSOLE.send(request).statusCode()).isEqualTo(403);
    assertThat(CONSOLE.intake().came()).isEmpty();
    var page =
        CONSOLE
            .request("", "/cases/c1/sign")
            .header("Cookie", SessionCookie.NAME + "=" + CONSOLE.intake().token("liaison-u-syxx"))
            .POST(BodyPublishers.noBody());
    assertThat(CONSOLE.send(page).statusCode()).isEqualTo(403);
    assertThat(CONSOLE.intake().came()).isEmpty();
  }

  @Test
  void shouldHandACommandOnWithTokenAndKeyAndGiveTheAnswerBackAsItCame() {
    CONSOLE
        .intake()
        .answers(409, "application/problem+json", "{\"code\":\"state-does-not-allow\"}");
    var request =
        CONSOLE
            .request("liaison-u-syxx", "/api/v1/cases/c1/sign?x=1")
            .header("Idempotency-Key", "k-1")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"note\":\"好\"}"));

    var answer = CONSOLE.send(request);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("state-does-not-allow");
    var came = CONSOLE.intake().came().getFirst();
    assertThat(came.path()).isEqualTo("/api/v1/cases/c1/sign?x=1");
    assertThat(came.body()).isEqualTo("{\"note\":\"好\"}");
    assertThat(came.header("Idempotency-Key")).isEqualTo("k-1");
    assertThat(came.header("Authorization")).startsWith("Bearer ey");
  }

  @Test
  void shouldServeTheContractAndHealthToEverybodyAndDetailsToAdminsAlone() {
    assertThat(CONSOLE.get("", "/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    assertThat(CONSOLE.get("", "/asyncapi.yaml").body()).startsWith("asyncapi: 3.0.0");
    assertThat(CONSOLE.get("", "/actuator/health").body())
        .contains("\"status\":\"UP\"")
        .doesNotContain("readModel");
    assertThat(CONSOLE.get("admin", "/actuator/health").body()).contains("readModel", "parked");
  }

  @Test
  void shouldSendAStrictContentSecurityPolicyWithPages() {
    var headers = CONSOLE.get("", "/sign-in").headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void shouldAnswerWhileTwoThousandConnectionsSayNothing() throws IOException {
    assertThat(CONSOLE.setting("spring.threads.virtual.enabled")).isEqualTo("true");
    assertThat(Integer.parseInt(CONSOLE.setting("server.tomcat.max-connections")))
        .isGreaterThan(CONNECTIONS);
    assertThat(CONSOLE.setting("server.tomcat.connection-timeout")).isEqualTo("10s");
    int port = CONSOLE.at("/").getPort();
    var open = new ArrayList<Socket>();
    try {
      open.add(halfABody(port, "/api/v1/status", "application/json"));
      open.add(halfABody(port, "/open311/v2/requests.xml", "application/x-www-form-urlencoded"));
      for (int n = 0; n < CONNECTIONS; n++) {
        var socket = new Socket("127.0.0.1", port);
        open.add(socket);
        socket
            .getOutputStream()
            .write("GET /status HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.UTF_8));
      }
      assertThat(CONSOLE.get("operator", "/desk").statusCode()).isEqualTo(200);
      // Who does not end a body is told so in the form of the path.
      assertThat(told(open.get(0))).contains(" 408 ", "problem+json", "\"request-timeout\"");
      assertThat(told(open.get(1))).contains(" 408 ", "text/xml", "<code>408</code>");
    } finally {
      for (var socket : open) {
        socket.close();
      }
    }
  }

  private static Socket halfABody(int port, String path, String type) throws IOException {
    var socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(30_000);
    socket
        .getOutputStream()
        .write(
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: 99\r\n\r\n{"
                .formatted(path, type)
                .getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static String told(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
