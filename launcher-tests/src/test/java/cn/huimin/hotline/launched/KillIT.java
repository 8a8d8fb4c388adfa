package cn.huimin.hotline.launched;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.launched.KilledHouse.Target;
import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.standalone.poll.Poll;
import cn.huimin.hotline.standalone.status.HouseStatus;
import cn.huimin.hotline.standalone.status.LogDrain;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The house, or one of its processes, is killed at a random moment while files come in, people act
 * and cards fall. After each round nothing that was acknowledged is lost and nothing is doubled
 * (DESIGN §7). {@code hotline.kill.rounds} and {@code hotline.kill.seed} say how often and how,
 * {@code hotline.kill.skip} leaves out the first of them; {@code ./hotline test --long} kills
 * twenty times.
 */
class KillIT {

  private static final int ROUNDS = Integer.getInteger("hotline.kill.rounds", 2);
  private static final int SKIPPED = Integer.getInteger("hotline.kill.skip", 0);
  private static final long SEED = Long.getLong("hotline.kill.seed", 2026);

  /** What the kill comes in the middle of. */
  private enum Phase {
    IMPORT,
    COMMANDS,
    CARDS
  }

  /** What is killed, and when. */
  private record Kill(Target target, Phase phase) {}

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant BEGINNING = at("2026-03-02T09:00");

  /** A working day or two, so that the limits of earlier rounds run out. */
  private static final Duration ROUND = Duration.ofDays(2);

  /** What the clock goes on at each look while the house gets well. */
  private static final Duration A_LITTLE = Duration.ofSeconds(1);

  private static final int LATEST_MILLIS = 2_500;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /** Clocks run two seconds behind the log. */
  private static final Duration WATERMARK_LAG = Duration.ofSeconds(3);

  @TempDir Path temp;

  private final WrittenLog log = new WrittenLog();
  private final Poll poll = new Poll();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  @BeforeAll
  static void prepare() throws Exception {
    Packaged.prepare();
  }

  @Test
  void shouldLoseAndDoubleNothingHoweverItIsKilled() throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    Path data = temp.resolve("data");
    try (KilledHouse house = new KilledHouse(data, BEGINNING)) {
      house.start();
      PlayedWork work = new PlayedWork(house.address(), temp);
      List<Kill> kills = kills(random).subList(SKIPPED, SKIPPED + ROUNDS);
      for (int round = 1; round <= ROUNDS; round++) {
        Kill kill = kills.get(round - 1);
        long began = System.nanoTime();
        Target hit = killedIn(house, work, round, kill, random);
        long well = System.nanoTime();
        work.sendAgain(round);
        Instant end = BEGINNING.plus(ROUND.multipliedBy(round));
        house.moveTo(end.plus(WATERMARK_LAG));
        long sent = System.nanoTime();
        int cards = assertNothingLostOrDoubled(house, work, end);
        System.out.printf(
            "round %d: %s killed during %s, %d cases, %d commands, %d cards; well after %d s, all sent"
                + " after %d s, looked at after %d s%n",
            SKIPPED + round,
            hit,
            kill.phase(),
            work.numbers().size(),
            work.acknowledgedCommands().values().stream().mapToInt(Set::size).sum(),
            cards,
            seconds(began, well),
            seconds(well, sent),
            seconds(sent, System.nanoTime()));
      }
      assertThat(house.stop()).as("exit code").isZero();
    }
  }

  private static long seconds(long from, long to) {
    return Duration.ofNanos(to - from).toSeconds();
  }

  /**
   * As many kills as are wanted, in an order drawn from the seed: everything that can be killed in
   * the middle of everything that can be under way, once, before any comes again. The first is of
   * everything, the second of the broker.
   */
  private static List<Kill> kills(RandomGenerator random) {
    List<Kill> all = new ArrayList<>();
    while (all.size() < SKIPPED + ROUNDS) {
      List<Kill> deck = new ArrayList<>();
      for (Target target : Target.values()) {
        for (Phase phase : Phase.values()) {
          deck.add(new Kill(target, phase));
        }
      }
      Collections.shuffle(deck, random);
      if (all.isEmpty()) {
        toTheFront(deck, Target.BROKER);
        toTheFront(deck, Target.EVERYTHING);
      }
      all.addAll(deck);
    }
    return all;
  }

  private static void toTheFront(List<Kill> deck, Target target) {
    Kill first = deck.stream().filter(kill -> kill.target() == target).findFirst().orElseThrow();
    deck.remove(first);
    deck.addFirst(first);
  }

  /** Works, kills in the middle, and returns when the house is well again. */
  private Target killedIn(
      KilledHouse house, PlayedWork work, int round, Kill kill, RandomGenerator random)
      throws Exception {
    Instant evening = BEGINNING.plus(ROUND.multipliedBy(round - 1L)).plus(Duration.ofHours(4));
    List<Thread> working = work.begin(round, random);
    await("the work has begun", () -> work.answers() >= 5);
    switch (kill.phase()) {
      case IMPORT -> {
        // It is under way already.
      }
      case COMMANDS -> await("people act", () -> !work.acknowledgedCommands().isEmpty());
      case CARDS -> house.moveTo(evening.plus(ROUND).minus(Duration.ofHours(6)));
    }
    house.moveTo(evening);
    Target hit =
        later
            .schedule(
                () -> house.kill(kill.target()),
                random.nextInt(LATEST_MILLIS),
                TimeUnit.MILLISECONDS)
            .get();
    if (hit.ends()) {
      work.end();
      join(working);
      house.start();
    }
    // Time goes on meanwhile: a house whose clock stands says so, and is not well.
    assertThat(
            poll.until(
                LOOK_AGAIN,
                PATIENCE,
                () -> {
                  house.moveTo(house.now().plus(A_LITTLE));
                  return house.isWell();
                }))
        .as(() -> "the house is well again after %s; %s".formatted(hit, house.condition()))
        .isTrue();
    work.end();
    join(working);
    return hit;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private int assertNothingLostOrDoubled(KilledHouse house, PlayedWork work, Instant end)
      throws Exception {
    HouseStatus places = house.status();
    String kafka = places.kafka().address();
    String registry = places.registry().address();
    Verdict verdict = new Verdict(log);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      assertThat(new LogDrain(admin, poll, PATIENCE).await()).as("drained").isTrue();
    }
    int[] before = {-1};
    awaitAsserted(
        () -> {
          log.read(kafka, registry, Verdict.TOPICS);
          int size = verdict.size();
          boolean still = size == before[0];
          before[0] = size;
          assertThat(still).as("nothing is written any more").isTrue();
          try (Replayed replayed = new Replayed(log, end)) {
            assertThat(verdict.deadlineEvents())
                .as("clocks, cards and steps on the log are those that follow from the cases")
                .containsExactlyElementsOf(Verdict.said(replayed.deadlineEvents(log)));
            assertThat(verdict.ledger())
                .as("the ledger is the fold of the replay")
                .isEqualTo(replayed.ledger(log));
          }
          assertThat(shown(house)).as("the read model is the log").isEqualTo(verdict.cases());
        });
    verdict.oneCaseEach(work.numbers(), work.acknowledged());
    verdict.eachCommandOnce(work.acknowledgedCommands());
    assertThat(work.refusals()).as("refused").isEmpty();
    assertThat(verdict.givenUp()).as("dead letters").isEmpty();
    assertThat(parked(house)).as("records that the read model could not take").isZero();
    return verdict.cards();
  }

  /** Every case in what the list tells of it. */
  private static Map<String, String> shown(KilledHouse house) {
    HouseApi api = new HouseApi(house.address(), "demo");
    Map<String, String> shown = new TreeMap<>();
    String after = "";
    do {
      HouseApi.Answer page = api.get("operator", "/api/v1/cases?limit=200" + after);
      assertThat(page.ok()).as("list of cases: %s", page.code()).isTrue();
      page.body()
          .path("items")
          .forEach(
              item ->
                  shown.put(
                      item.path("caseId").asString(""),
                      "%d %s %s"
                          .formatted(
                              item.path("version").asLong(),
                              item.path("state").asString(""),
                              item.path("unit").path("id").asString("null"))));
      String next = page.body().path("next").asString("");
      after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    } while (!after.isEmpty());
    return shown;
  }

  private static long parked(KilledHouse house) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                house.status().database().address(), "postgres", house.databasePassword());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from console.parked")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private interface Check {
    void run() throws IOException;
  }

  /** Looks until it holds; at last once more, so that what does not hold is told. */
  private void awaitAsserted(Check check) throws Exception {
    boolean held =
        poll.until(
            LOOK_AGAIN,
            PATIENCE,
            () -> {
              try {
                check.run();
                return true;
              } catch (AssertionError e) {
                return false;
              }
            });
    if (!held) {
      check.run();
    }
  }

  private void await(String what, Callable<Boolean> question) throws Exception {
    assertThat(poll.until(LOOK_AGAIN, PATIENCE, question)).as(what).isTrue();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
