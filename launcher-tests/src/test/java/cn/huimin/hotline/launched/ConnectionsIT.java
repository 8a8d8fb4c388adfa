package cn.huimin.hotline.launched;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.standalone.poll.Poll;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole house while 2,000 connections are held by clients that say nothing, or a byte at a
 * time: work orders are taken all the while, and who is silent in the middle of a request is let go
 * of. Only with the long suite.
 */
@EnabledIfSystemProperty(named = "hotline.long", matches = "true")
class ConnectionsIT {

  private static final int SILENT = 1_800;
  private static final int SLOW = 200;
  private static final int HAND_INS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final byte[] HALF =
      "GET /status HTTP/1.1\r\nHost: x\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path temp;

  @BeforeAll
  static void prepare() throws Exception {
    Packaged.prepare();
  }

  @Test
  void shouldTakeWorkOrdersWhileClientsAreSilentOrSlow() throws Exception {
    List<Socket> silent = new ArrayList<>();
    List<Socket> slow = new ArrayList<>();
    try (KilledHouse house =
            new KilledHouse(temp.resolve("data"), Instant.parse("2026-03-02T01:00:00Z"));
        Poll poll = new Poll();
        var drip = Executors.newSingleThreadScheduledExecutor()) {
      house.start();
      try (var _ = new PassingTime(house)) {
        int port = house.address().getPort();
        hold(SILENT, port, silent);
        hold(SLOW, port, slow);
        // A byte of a header each second, so that none of them is ever silent for long.
        var dripping = drip.scheduleAtFixedRate(() -> drop(slow), 1, 1, TimeUnit.SECONDS);
        HouseApi api = new HouseApi(house.address(), "demo");
        long began = System.nanoTime();
        for (int at = 0; at < HAND_INS; at++) {
          assertThat(api.post("operator", "/api/v1/work-orders", null, order(at)).status())
              .isEqualTo(201);
        }
        System.out.printf(
            "%d work orders beside %d connections in %.1f s%n",
            HAND_INS, SILENT + SLOW, (System.nanoTime() - began) / 1e9);
        assertThat(house.isWell()).as(house::condition).isTrue();
        assertThat(
                poll.until(
                    LOOK_AGAIN, PATIENCE, () -> silent.stream().allMatch(ConnectionsIT::ended)))
            .as("who is silent is let go of")
            .isTrue();
        dripping.cancel(false);
      }
      assertThat(house.stop()).as("exit code").isZero();
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static void hold(int count, int port, List<Socket> into) throws IOException {
    for (int n = 0; n < count; n++) {
      Socket socket = new Socket("127.0.0.1", port);
      socket.setSoTimeout(1);
      socket.getOutputStream().write(HALF);
      into.add(socket);
    }
  }

  private static void drop(List<Socket> sockets) {
    for (Socket socket : sockets) {
      try {
        socket.getOutputStream().write('a');
      } catch (IOException e) {
        // It was let go of: a header that never ends is allowed to be.
      }
    }
  }

  private static boolean ended(Socket socket) {
    try {
      int read = socket.getInputStream().read();
      while (read >= 0) {
        read = socket.getInputStream().read();
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static Map<String, Object> order(int number) {
    return Map.of(
        "channel", "GOV_12345",
        "externalNumber", "MANY-" + number,
        "receivedAt", "2026-03-02T08:58:12+08:00",
        "sourceLevel", "PREFECTURE_OR_ABOVE",
        "demandType", "COMPLAINT",
        "title", "校服费",
        "content", "家长反映云湖市第二中学第 " + number + " 次收取校服费，一直没有发放。");
  }
}
