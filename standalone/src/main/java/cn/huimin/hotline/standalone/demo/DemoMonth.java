package cn.huimin.hotline.standalone.demo;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.platform.time.SteppedClock;
import cn.huimin.hotline.sample.SampleDay;
import cn.huimin.hotline.sample.play.Habits;
import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.sample.play.MonthPlayer;
import cn.huimin.hotline.sample.play.PlayTexts;
import cn.huimin.hotline.sample.play.PlayTime;
import cn.huimin.hotline.standalone.poll.Poll;
import cn.huimin.hotline.standalone.status.LogDrain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Fills a fresh house with the sample month: imports the sample day's three files, plays a month of
 * people at work by API commands alone, then goes on in real time with a new case now and then.
 */
public final class DemoMonth implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoMonth.class);
  private static final String PASSWORD = "demo";
  private static final long SEED = 2026;
  private static final int NEW_A_DAY = 5;
  private static final Duration IMPORT_PATIENCE = Duration.ofMinutes(2);
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration NOW_AND_THEN = Duration.ofMinutes(10);
  private static final String PLAYED = "demo-month-played";

  private final Path marker;
  private final MonthReached reached;
  private final Path files;
  private final SteppedClock clock;
  private final Clock real;
  private final Consumer<String> tell;
  private final Admin admin;
  private final Poll poll = new Poll();
  private final HouseApi api;
  private final WorkingCalendar calendar = WorkingCalendar.of(NationalHolidays.load());
  private final MonthPlayer player;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sample-month").factory());

  /**
   * A month for a house.
   *
   * @param run the folder where it notes that it was played, and keeps the sample's files
   * @param house where the house answers
   * @param bootstrapServers its broker
   * @param clock the clock of the house
   * @param real the clock of the machine, where the month ends
   * @param tell told how it goes on
   */
  public DemoMonth(
      Path run,
      URI house,
      String bootstrapServers,
      SteppedClock clock,
      Clock real,
      Consumer<String> tell) {
    this.marker = run.resolve(PLAYED);
    this.reached = new MonthReached(run);
    this.files = run.resolve("sample-day");
    this.clock = clock;
    this.real = real;
    this.tell = tell;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.api = new HouseApi(house, PASSWORD);
    this.player =
        new MonthPlayer(api, new HouseTime(), calendar, new Habits(SEED), PlayTexts.load());
  }

  /**
   * The clock a house with this run folder starts with: at the beginning of the month, where the
   * month was stopped, or at the real time once it was played.
   */
  public static SteppedClock clock(Path run, Clock real) {
    if (Files.exists(run.resolve(PLAYED))) {
      return DemoClock.real(real);
    }
    return new MonthReached(run)
        .reached()
        .map(moment -> DemoClock.at(moment, real))
        .orElseGet(() -> DemoClock.atStartOfMonth(real));
  }

  /** Plays in the background. */
  public void start() {
    later.execute(this::play);
  }

  @Override
  public void close() {
    later.shutdownNow();
    poll.close();
    admin.close(Duration.ofSeconds(1));
  }

  private void play() {
    try {
      if (!Files.exists(marker)) {
        long began = System.nanoTime();
        begin();
        player.play(
            real.instant(),
            NEW_A_DAY,
            (moment, cases) ->
                tell.accept(
                    "sample month: %s, %d cases".formatted(calendar.dateOf(moment), cases)));
        if (later.isShutdown()) {
          return;
        }
        followReal();
        tell.accept(
            "sample month: played in %d s; real time goes on"
                .formatted(Duration.ofNanos(System.nanoTime() - began).toSeconds()));
      }
      goOnLater();
    } catch (IOException | RuntimeException e) {
      if (later.isShutdown()) {
        // The house is being stopped, and the month with it.
        return;
      }
      LOG.error("the sample month ended early", e);
      tell.accept("the sample month ended early: " + e.getMessage() + "; real time goes on");
      followReal();
    }
  }

  /** Noted, since the clock of the next run may not go back behind what is accepted now. */
  private void followReal() {
    clock.followReal();
    try {
      Files.writeString(marker, Instant.ofEpochMilli(clock.millis()).toString());
    } catch (IOException e) {
      LOG.error("it could not be noted that the sample month is over", e);
    }
  }

  /** Begins the month, or says where it goes on. */
  private void begin() throws IOException {
    Optional<Instant> began = reached.began();
    if (began.isEmpty()) {
      reached.begin(clock.instant());
    } else {
      tell.accept("sample month: goes on at " + calendar.dateOf(clock.instant()));
    }
    if (!reached.imported()) {
      importDay(began.orElse(clock.instant()));
      reached.dayImported();
    }
  }

  private void goOnLater() {
    if (!later.isShutdown()) {
      var _ = later.schedule(this::goOn, NOW_AND_THEN.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private void goOn() {
    try {
      player.actNow(NEW_A_DAY);
    } catch (RuntimeException e) {
      LOG.warn("the sample's people were stopped", e);
    }
    goOnLater();
  }

  /** Once more after a stop in the middle: the same files open no case twice. */
  private void importDay(Instant began) throws IOException {
    Files.createDirectories(files);
    List<Path> written = SampleDay.on(dayBefore(began)).write(files);
    for (Path file : written) {
      HouseApi.Answer started = api.upload("operator", file);
      if (!started.ok()) {
        throw new IllegalStateException(
            "the import of " + file.getFileName() + " was refused: " + started.code());
      }
      tell.accept(imported(file, started.body().get("importId").asString()));
    }
  }

  /**
   * The calls came in on the day before the month begins; the centre enters them in the morning.
   */
  private LocalDate dayBefore(Instant began) {
    return calendar.dateOf(calendar.officeCloseOfPreviousWorkingDay(began));
  }

  private String imported(Path file, String importId) {
    AtomicReference<JsonNode> job = new AtomicReference<>();
    try {
      if (!poll.until(LOOK_AGAIN, IMPORT_PATIENCE, () -> ended(importId, job))) {
        throw new IllegalStateException(
            "the import of " + file.getFileName() + " did not end within " + IMPORT_PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the import of " + file.getFileName() + " got lost", e);
    }
    JsonNode result = Objects.requireNonNull(job.get());
    return "sample day: %s, %d rows, %d cases, %d rejected"
        .formatted(
            file.getFileName(),
            result.path("total").asInt(),
            result.path("accepted").asInt(),
            result.path("rejected").asInt());
  }

  private boolean ended(String importId, AtomicReference<JsonNode> job) {
    JsonNode now = api.get("operator", "/api/v1/imports/" + importId).body();
    job.set(now);
    return !now.path("state").asString("RUNNING").equals("RUNNING");
  }

  /** The clock of the house, moved when the log is drained. */
  private final class HouseTime implements PlayTime {

    private final LogDrain drain = new LogDrain(admin, poll, DRAIN_PATIENCE);

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public void moveTo(Instant moment) {
      var _ = drain.await();
      if (later.isShutdown()) {
        throw new IllegalStateException("the sample month is being stopped");
      }
      reached.reach(moment);
      clock.moveTo(moment);
    }
  }
}
