package cn.huimin.hotline.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.TestCase;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.console.TestLog;
import cn.huimin.hotline.schemas.word.ClockKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class StreamIT {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final TestConsole CONSOLE = TestConsole.one();

  /** One event of a stream. */
  private record Event(String id, String name, String data) {}

  /** An open stream; the next event is waited for. */
  private record Stream(HttpClient client, InputStream in, BufferedReader lines)
      implements AutoCloseable {

    static Stream open(String account, String name, String last) throws Exception {
      var client = HttpClient.newHttpClient();
      var request = CONSOLE.request(account, "/api/v1/streams/" + name);
      if (!last.isEmpty()) {
        request.header("Last-Event-ID", last);
      }
      var answer = client.send(request.build(), BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      return new Stream(
          client,
          answer.body(),
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    Event next() throws IOException {
      var id = "";
      var name = "";
      var data = "";
      while (true) {
        var line = lines.readLine();
        if (line == null) {
          throw new IOException("the stream ended");
        }
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data = line.substring(5).strip();
        } else if (line.isEmpty() && !data.isEmpty()) {
          return new Event(id, name, data);
        }
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
      client.shutdownNow();
    }
  }

  private static void redCard(String id, String number) {
    var log = new TestLog();
    TestCase.opened(log, id, number, NINE, "一", "一").dispatched().red(ClockKind.HANDLE, NINE);
    CONSOLE.takeIn(log);
  }

  @Test
  void shouldGoOnAfterTheLastEventWithoutLossOrRepetition() throws Exception {
    redCard("st-1", "ST1");
    String first;
    try (var stream = Stream.open("leader", "escalations", "0")) {
      Event event;
      do {
        event = stream.next();
      } while (!event.data().contains("ST1"));
      assertThat(event.name()).isEqualTo("escalation");
      assertThat(event.data()).contains("\"step\":\"RED_CARD\"", "\"clock\":\"handle\"");
      first = event.id();
    }
    redCard("st-2", "ST2");
    redCard("st-3", "ST3");

    try (var again = Stream.open("leader", "escalations", first)) {
      assertThat(again.next().data()).contains("ST2");
      assertThat(again.next().data()).contains("ST3");
      redCard("st-4", "ST4");
      assertThat(again.next().data()).as("live").contains("ST4");
    }
  }

  @Test
  void shouldShowAUnitItsOwnAlone() throws Exception {
    try (var other = Stream.open("liaison-u-ez", "escalations", "");
        var own = Stream.open("liaison-u-syxx", "escalations", "")) {
      redCard("st-own", "STOWN");
      assertThat(own.next().data()).contains("STOWN");
      assertThat(other.in().available()).as("no event for another unit").isLessThan(60);
    }
  }

  @Test
  void shouldRefuseAnIdThatIsNoneOfItsOwn() {
    var request =
        CONSOLE.request("leader", "/api/v1/streams/warnings").header("Last-Event-ID", "x");

    var answer = CONSOLE.send(request);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("bad-parameter");
  }
}
