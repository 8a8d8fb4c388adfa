package cn.huimin.hotline.console.live;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.projection.ReadModelSignal;
import cn.huimin.hotline.console.warnings.LiveChanges;
import cn.huimin.hotline.platform.fault.Wordless;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Live streams. Each connection reads the read model for itself, woken when it moves on, so that
 * what was missed while away comes first.
 */
@RestController
class StreamController implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);
  private static final int BATCH = 200;

  /** Another instance may have written unheard. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** A browser opens it again by itself, and is asked for its token again. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final LiveChanges store;
  private final ReadModelSignal signal;
  private final ExecutorService readers;
  private final JwtDecoder tokens;
  private volatile boolean running;

  StreamController(
      LiveChanges store, ReadModelSignal signal, ExecutorService streamReaders, JwtDecoder tokens) {
    this.tokens = tokens;
    this.store = store;
    this.signal = signal;
    this.readers = streamReaders;
  }

  @GetMapping(path = "/api/v1/streams/warnings", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter warnings(
      Viewer viewer,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      @RequestParam(required = false) @Nullable String after) {
    return open("warnings", "warning", viewer, last == null ? after : last);
  }

  @GetMapping(path = "/api/v1/streams/escalations", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter escalations(
      Viewer viewer,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      @RequestParam(required = false) @Nullable String after) {
    return open("escalations", "escalation", viewer, last == null ? after : last);
  }

  @GetMapping(path = "/api/v1/streams/inbox", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter inbox(
      Viewer viewer,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      @RequestParam(required = false) @Nullable String after) {
    return open("inbox", "inbox", viewer, last == null ? after : last);
  }

  private SseEmitter open(String stream, String event, Viewer viewer, @Nullable String last) {
    var places =
        last == null || last.isBlank() ? Places.at(store.ends(stream)) : Places.parse(last);
    if (places == null || !Set.of("warnings", "escalations", "inbox").contains(stream)) {
      throw new Refusal(ProblemCode.BAD_PARAMETER, "Last-Event-ID 不是本流给出的编号");
    }
    var emitter = new SseEmitter(LONGEST.toMillis());
    var open = new AtomicBoolean(true);
    emitter.onCompletion(() -> open.set(false));
    emitter.onTimeout(() -> open.set(false));
    emitter.onError(_ -> open.set(false));
    readers.execute(() -> follow(stream, event, viewer, places, emitter, open));
    return emitter;
  }

  private void follow(
      String stream,
      String event,
      Viewer viewer,
      Places places,
      SseEmitter emitter,
      AtomicBoolean open) {
    var part = stream.equals("inbox") ? ReadModelSignal.inbox(viewer.account()) : stream;
    try {
      emitter.send(SseEmitter.event().id(places.toString()).comment("open"));
      long lastSent = System.nanoTime();
      while (open.get() && running && holds(viewer)) {
        long seen = signal.count(part);
        var changes = store.changes(stream, viewer, places.offsets(), BATCH);
        for (var change : changes) {
          places.passed(change.partition(), change.offset());
          emitter.send(event(event, places).data(change.body(), MediaType.APPLICATION_JSON));
          lastSent = System.nanoTime();
        }
        if (changes.size() < BATCH) {
          if (System.nanoTime() - lastSent > HEARTBEAT.toNanos()) {
            emitter.send(SseEmitter.event().comment("still here"));
            lastSent = System.nanoTime();
          }
          signal.await(part, seen, LOOK_AGAIN);
        }
      }
      emitter.complete();
    } catch (IOException e) {
      LOG.debug("a reader of {} went away", stream);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      emitter.complete();
    } catch (RuntimeException e) {
      if (open.get() && !Thread.currentThread().isInterrupted()) {
        LOG.warn("a stream of {} ended early", stream, Wordless.of(e));
      }
      // The client opens it again where it was.
      emitter.complete();
    }
  }

  /** A stand-in may be ended before its day; a stream that is open then ends as well (ADR 0036). */
  private boolean holds(Viewer viewer) {
    if (!viewer.standsIn()) {
      return true;
    }
    try {
      tokens.decode(viewer.token());
      return true;
    } catch (JwtException e) {
      return false;
    }
  }

  @Override
  public void start() {
    running = true;
  }

  /**
   * Ends all streams: their readers open them again elsewhere or later, and the web server, which
   * waits for what is open, need not wait for them.
   */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stopped before the web server begins to wait for open requests. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  private static SseEventBuilder event(String name, Places places) {
    return SseEmitter.event().id(places.toString()).name(name);
  }
}
