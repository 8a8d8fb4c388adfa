package cn.huimin.hotline.launched;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.launched.KilledHouse.Target;
import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.standalone.poll.Poll;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Work orders at a steady pace while broker, registry and database are killed and come back: every
 * 2xx has exactly one case, and what was not answered so has none, or the one that the same hand-in
 * again is answered with. {@code hotline.soak.seconds} says how long, {@code hotline.soak.rate} how
 * many a second.
 */
@EnabledIfSystemProperty(named = "hotline.soak.seconds", matches = "\\d+")
class SoakIT {

  private static final int SECONDS = Integer.getInteger("hotline.soak.seconds", 0);
  private static final int RATE = Integer.getInteger("hotline.soak.rate", 50);
  private static final List<Target> HIT = List.of(Target.BROKER, Target.REGISTRY, Target.DATABASE);

  /** Requests under way at once; more are left out, since those who ask wait for an answer too. */
  private static final int AT_ONCE = 400;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A pace that is not kept up with leaves work behind; whoever waits for it is told by health. */
  private static final Duration UNTIL_DONE = Duration.ofMinutes(15);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  @TempDir Path temp;

  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  private final AtomicInteger leftOut = new AtomicInteger();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final Poll poll = new Poll();

  @BeforeAll
  static void prepare() throws Exception {
    Packaged.prepare();
  }

  @Test
  void shouldGiveEveryAcknowledgedWorkOrderExactlyOneCase() throws Exception {
    try (KilledHouse house =
            new KilledHouse(temp.resolve("data"), Instant.parse("2026-03-02T01:00:00Z"));
        ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      house.start();
      try (var _ = new PassingTime(house)) {
        HouseApi api = new HouseApi(house.address(), "demo");
        AtomicInteger number = new AtomicInteger();
        var handing =
            pace.scheduleAtFixedRate(
                () -> {
                  int next = number.incrementAndGet();
                  if (room.tryAcquire()) {
                    people.execute(() -> handIn(api, next));
                  } else {
                    leftOut.incrementAndGet();
                  }
                },
                0,
                1_000_000L / RATE,
                TimeUnit.MICROSECONDS);
        for (int at = 1; at <= HIT.size(); at++) {
          Target target = HIT.get(at - 1);
          var _ =
              pace.schedule(
                  () -> {
                    System.out.printf("%s is killed%n", target);
                    return house.kill(target);
                  },
                  (long) SECONDS * at / (HIT.size() + 1),
                  TimeUnit.SECONDS);
        }
        var _ = pace.schedule(() -> handing.cancel(false), SECONDS, TimeUnit.SECONDS);
        assertThat(
                poll.until(LOOK_AGAIN, Duration.ofSeconds(SECONDS).plus(PATIENCE), handing::isDone))
            .isTrue();
        assertThat(poll.until(LOOK_AGAIN, PATIENCE, () -> room.availablePermits() == AT_ONCE))
            .as("all are answered")
            .isTrue();
        System.out.printf(
            "%d asked, %d acknowledged, %d left out, by status %s%n",
            asked.size(), acknowledged.size(), leftOut.get(), new TreeMap<>(statuses));
        assertThat(statuses.keySet())
            .as("told yes, told to wait, or told to come again")
            .isSubsetOf(200, 201, 202, 503);
        long ended = System.nanoTime();
        assertThat(poll.until(LOOK_AGAIN, UNTIL_DONE, house::isWell))
            .as(() -> "well again: " + house.condition())
            .isTrue();
        System.out.printf("well again after %.0f s%n", (System.nanoTime() - ended) / 1e9);
        var before = Map.copyOf(acknowledged);
        assertThat(before).hasSizeGreaterThan(asked.size() / 2);
        handInAgain(api);
        before.forEach((at, caseId) -> assertThat(acknowledged).containsEntry(at, caseId));
        assertThat(acknowledged.keySet()).isEqualTo(asked);
      }
      assertOneCaseEach(house);
      assertThat(house.stop()).as("exit code").isZero();
    }
  }

  private void handIn(HouseApi api, int number) {
    asked.add(number);
    try {
      var answer = api.post("operator", "/api/v1/work-orders", null, order(number));
      statuses.merge(answer.status(), 1, Integer::sum);
      if (answer.status() / 100 == 2) {
        acknowledged.put(number, answer.body().path("caseId").asString());
      }
    } catch (RuntimeException e) {
      statuses.merge(0, 1, Integer::sum);
    } finally {
      room.release();
    }
  }

  /** Everything once more, as who was not answered would: nothing new comes of what was known. */
  private void handInAgain(HouseApi api) throws InterruptedException {
    try (var people = Executors.newFixedThreadPool(16)) {
      for (int number : asked) {
        if (!acknowledged.containsKey(number) || number % 10 == 0) {
          room.acquire();
          people.execute(() -> handIn(api, number));
        }
      }
    }
  }

  private void assertOneCaseEach(KilledHouse house) throws Exception {
    var log = new WrittenLog();
    var places = house.status();
    assertThat(
            poll.until(
                LOOK_AGAIN,
                PATIENCE,
                () -> {
                  log.read(
                      places.kafka().address(),
                      places.registry().address(),
                      List.of(Topics.CASE_EVENTS));
                  return log.of(Topics.CASE_EVENTS, CaseOpened.class).size() >= asked.size();
                }))
        .as("a case for each")
        .isTrue();
    var opened =
        log.of(Topics.CASE_EVENTS, CaseOpened.class).stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.getAfter().getExternalNumber(), Collectors.counting()));
    assertThat(opened).hasSize(asked.size()).allSatisfy((_, cases) -> assertThat(cases).isOne());
  }

  private static Map<String, Object> order(int number) {
    return Map.of(
        "channel", "GOV_12345",
        "externalNumber", "SOAK-" + number,
        "receivedAt", "2026-03-02T08:58:12+08:00",
        "sourceLevel", "PREFECTURE_OR_ABOVE",
        "demandType", "COMPLAINT",
        "title", "校服费",
        "content", "家长反映云湖市第二中学第 " + number + " 次收取校服费，一直没有发放。");
  }
}
