package cn.huimin.hotline.intake.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import cn.huimin.hotline.intake.config.IntakeSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LimitsIT {

  private static final int CONNECTIONS = 2_000;

  private final House house = House.get();
  private final Api operator = house.as("operator");

  @Test
  void shouldRefuseABodyThatIsTooLargeWhetherItSaysSoOrNot() throws Exception {
    var large = "{\"content\":\"" + "a".repeat(9 << 20) + "\"}";
    var told = operator.postText("/api/v1/work-orders", large);
    assertThat(told.status()).isEqualTo(413);
    assertThat(told.code()).isEqualTo("too-large");
    var chunked =
        HttpRequest.newBuilder(URI.create(house.api().address() + "/api/v1/tokens"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large.getBytes(UTF_8))))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      assertThat(client.send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }
  }

  /** From an address of documentation, so that nobody else's is used up. */
  @Test
  void shouldBoundHowOftenOneAddressTriesPasswords() {
    var codes = new HashSet<String>();
    Api.Answer last = null;
    for (int n = 0; n < 650; n++) {
      var wrong = Map.of("username", "nobody-at-all", "password", "wrong");
      last = house.api().post("/api/v1/tokens", wrong, "X-Forwarded-For", "203.0.113.77");
      codes.add(last.code());
    }
    assertThat(codes).containsExactlyInAnyOrder("bad-credentials", "too-many-requests");
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(house.as("operator")).as("from elsewhere").isNotNull();
  }

  @Test
  void shouldTakeFilesWhereFilesAreTakenAloneAndSoManyAtOnce() throws IOException {
    var file = "a".getBytes(UTF_8);
    for (var path : List.of("/api/v1/tokens", "/api/v1/nothing", "/internal/look-ups")) {
      assertThat(house.api().upload(path, "a.txt", file).status()).as(path).isEqualTo(415);
    }
    assertThat(operator.upload("/api/v1/tables", "a.csv", new byte[7 << 20]).status())
        .isEqualTo(413);
    int port = URI.create(house.api().address()).getPort();
    var open = new ArrayList<Socket>();
    try {
      for (int n = 0; n < house.bean(IntakeSettings.class).filesAtOnce(); n++) {
        open.add(halfABody(port, "/open311/v2/requests.json", "multipart/form-data; boundary=x"));
      }
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(operator.upload("/api/v1/attachments", "a.txt", file).status())
                      .isEqualTo(429));
    } finally {
      for (var socket : open) {
        socket.close();
      }
    }
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(operator.upload("/api/v1/attachments", "a.txt", file).status())
                    .isEqualTo(201));
  }

  @Test
  void shouldGoOnWorkingWhileTwoThousandConnectionsSayNothing() throws IOException {
    int port = URI.create(house.api().address()).getPort();
    var open = new ArrayList<Socket>();
    try {
      var slow = halfABody(port, "/api/v1/tokens", "application/json");
      open.add(slow);
      for (int n = 0; n < CONNECTIONS; n++) {
        var socket = new Socket("127.0.0.1", port);
        open.add(socket);
        socket
            .getOutputStream()
            .write("POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\n".getBytes(UTF_8));
      }
      assertThat(operator.post("/api/v1/work-orders", Orders.order()).status()).isEqualTo(201);
      // Who does not end a body is told so, and let go of.
      assertThat(told(slow)).contains(" 408 ", "problem+json", "\"request-timeout\"");
      // Who does not end a request is let go of.
      open.getLast().setSoTimeout(30_000);
      assertThat(ended(open.getLast())).isTrue();
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
                .getBytes(UTF_8));
    return socket;
  }

  private static String told(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  private static boolean ended(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        // What it is told before it is let go of does not matter.
      }
      return true;
    } catch (SocketException e) {
      return true;
    }
  }
}
