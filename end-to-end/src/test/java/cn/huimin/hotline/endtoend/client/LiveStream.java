package cn.huimin.hotline.endtoend.client;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.endtoend.contract.ContractGuard;
import cn.huimin.hotline.endtoend.contract.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A live stream as a browser's EventSource reads it. Each event is held against its schema. */
public final class LiveStream implements AutoCloseable {

  private static final Map<String, String> SCHEMAS =
      Map.of(
          "warning", "/components/schemas/Warning",
          "escalation", "/components/schemas/Escalation",
          "inbox", "/components/schemas/InboxItem");

  /**
   * One event.
   *
   * @param id to resume after
   * @param name {@code warning}, {@code escalation} or {@code inbox}
   * @param data its payload
   */
  public record Event(String id, String name, JsonNode data) {}

  private final Stream<String> lines;
  private final ContractGuard guard;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  private LiveStream(Stream<String> lines, ContractGuard guard) {
    this.lines = lines;
    this.guard = guard;
    Thread.ofVirtual().name("live-stream").start(this::read);
  }

  static LiveStream open(HttpClient http, HttpRequest request, ContractGuard guard) {
    try {
      HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
      assertThat(response.statusCode()).as("GET %s", request.uri().getPath()).isEqualTo(200);
      assertThat(response.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      return new LiveStream(response.body(), guard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Opens a stream, notes how it was answered, and closes it. */
  static int status(HttpClient http, HttpRequest request, ContractGuard guard) {
    try {
      HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
      try (var lines = response.body()) {
        boolean stream = response.statusCode() == 200;
        var faults =
            guard.faults(
                new Exchange(
                    request.method(),
                    request.uri().getPath(),
                    null,
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(""),
                    stream ? "" : lines.collect(Collectors.joining("\n"))));
        assertThat(faults).isEmpty();
        return response.statusCode();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    var event = new PartialEvent();
    try {
      lines.forEach(line -> event.take(line, events::add));
    } catch (UncheckedIOException e) {
      // The stream was closed: by us, or by the house going down.
    }
  }

  /**
   * The next event that fulfils the condition; those before it are passed over.
   *
   * @throws AssertionError if none comes within the patience, or if one breaks its schema
   */
  public Event next(Duration patience, Predicate<Event> condition) {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      var event = poll(until - System.nanoTime());
      assertThat(event).as("an event within %s", patience).isNotNull();
      var schema = SCHEMAS.get(event.name());
      assertThat(schema).as("event name %s", event.name()).isNotNull();
      assertThat(guard.jsonFaults(schema, event.data().toString()))
          .as("event %s", event.data())
          .isEmpty();
      if (condition.test(event)) {
        return event;
      }
    }
  }

  private @Nullable Event poll(long nanos) {
    try {
      return events.poll(Math.max(1, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    lines.close();
  }

  /** Lines of an event until the empty line that ends it. */
  private static final class PartialEvent {
    private String id = "";
    private String name = "message";
    private final StringBuilder data = new StringBuilder();

    void take(String line, Consumer<Event> whole) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          whole.accept(new Event(id, name, JsonMapper.shared().readTree(data.toString())));
        }
        name = "message";
        data.setLength(0);
        return;
      }
      int colon = line.indexOf(':');
      var field = colon < 0 ? line : line.substring(0, colon);
      var value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
      switch (field) {
        case "id" -> id = value;
        case "event" -> name = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {
          // A comment keeps the line open.
        }
      }
    }
  }
}
