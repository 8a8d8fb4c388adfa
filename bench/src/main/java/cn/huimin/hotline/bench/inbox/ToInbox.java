package cn.huimin.hotline.bench.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a work order takes from the front door to the inbox of the school's liaison. The work
 * orders go round the schools that stand directly under the bureau, each with a matter of its own,
 * and the inbox of every one of them is watched. The pace is kept whatever the house does: times
 * count from when a work order should have been handed in, so that a house that stands still does
 * not look quick.
 */
public final class ToInbox {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LONGEST = TimeUnit.MINUTES.toMicros(10);
  private static final int DIGITS = 3;

  private record Matter(String title, String content) {}

  /** A number that shares no factor with that of the schools, so that each school has each. */
  private static final List<Matter> MATTERS =
      List.of(
          new Matter("校服费", "家长反映%s收取冬季校服费以后一直没有发放校服，要求退费。"),
          new Matter("食堂饭菜", "孩子在%s上学，最近一周食堂饭菜质量差，打饭少，孩子吃不饱，希望改进。"),
          new Matter("作业量", "%s三年级家庭作业太多，孩子每天写到十一点，家长希望学校减轻负担。"),
          new Matter("周末补课", "%s周六上课，全年级强制到校，家长认为不符合规定，要求停止。"),
          new Matter("门口拥堵", "每天放学时段%s门口拥堵，接孩子的车辆混行，家长希望错峰放学。"),
          new Matter("班级群", "%s班主任把家长踢出班级群，打电话也不接，家长要求答复。"),
          new Matter("分班", "%s开学后重新分班，家长质疑按成绩分班，要求公开分班办法。"));

  private final Visitor operator;
  private final List<School> schools;
  private final String prefix;
  private final int series;
  private final Histogram answered = new ConcurrentHistogram(LONGEST, DIGITS);
  private final Histogram inInbox = new ConcurrentHistogram(LONGEST, DIGITS);
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final Map<String, Long> came = new ConcurrentHashMap<>();

  /**
   * A run.
   *
   * @param operator who hands in
   * @param schools whose inboxes are watched and to which the work orders go, in turn
   * @param prefix of the numbers of its work orders, its own
   * @param series 0 to 999, part of its complainants' phone numbers, its own: nobody calls twice
   */
  public ToInbox(Visitor operator, List<School> schools, String prefix, int series) {
    this.operator = operator;
    this.schools = List.copyOf(schools);
    this.prefix = prefix;
    this.series = series;
  }

  /**
   * A school and who looks into its inbox.
   *
   * @param name as parents write it
   * @param liaison its liaison
   */
  public record School(String name, Visitor liaison) {}

  /**
   * What was measured, in microseconds.
   *
   * @param answered until the outcome was answered
   * @param inInbox until it was in the inbox
   * @param refused work orders that were not answered with 201
   * @param missing work orders that were not seen in the inbox
   */
  public record Result(Histogram answered, Histogram inInbox, int refused, int missing) {}

  /** Hands work orders in at a pace and waits until the last is in the inbox. */
  public Result run(int rate, int seconds) throws IOException, InterruptedException {
    CountDownLatch all = new CountDownLatch(rate * seconds);
    List<Stream<String>> inboxes = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        ScheduledExecutorService pace = Executors.newScheduledThreadPool(1)) {
      for (School school : schools) {
        Stream<String> inbox = school.liaison().inbox();
        inboxes.add(inbox);
        people.execute(() -> watch(inbox, all));
      }
      keepPace(rate, all, pace, people);
      boolean done = all.await(seconds + PATIENCE.toSeconds(), TimeUnit.SECONDS);
      people.shutdownNow();
      pace.shutdownNow();
      return new Result(answered, inInbox, refused.get(), done ? 0 : (int) all.getCount());
    } finally {
      inboxes.forEach(Stream::close);
    }
  }

  private void keepPace(
      int rate, CountDownLatch all, ScheduledExecutorService pace, ExecutorService people) {
    long began = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    long between = TimeUnit.SECONDS.toNanos(1) / rate;
    long count = all.getCount();
    for (int i = 0; i < count; i++) {
      int number = i;
      long at = began + between * i;
      var _ =
          pace.schedule(
              () -> people.execute(() -> handIn(number, at, all)),
              at - System.nanoTime(),
              TimeUnit.NANOSECONDS);
    }
  }

  private void handIn(int number, long at, CountDownLatch all) {
    try {
      var answer = operator.handIn(workOrder(number));
      if (answer.status() != 201) {
        refused.incrementAndGet();
        all.countDown();
        return;
      }
      answered.recordValue(micros(at));
      String caseId = answer.body().path("caseId").asString();
      due.put(caseId, at);
      match(caseId, all);
    } catch (IOException e) {
      refused.incrementAndGet();
      all.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(Stream<String> lines, CountDownLatch all) {
    try {
      lines
          .filter(line -> line.startsWith("data:"))
          .forEach(
              line -> {
                var item = JsonMapper.shared().readTree(line.substring("data:".length()));
                if (item.path("template").asString("").equals("case-dispatched")) {
                  String caseId = item.path("caseId").asString("");
                  came.putIfAbsent(caseId, System.nanoTime());
                  match(caseId, all);
                }
              });
    } catch (UncheckedIOException e) {
      // The run is over and has closed the stream.
    }
  }

  /** The message may be there before the answer: whichever comes second counts. */
  private void match(String caseId, CountDownLatch all) {
    Long at = due.get(caseId);
    Long seen = came.get(caseId);
    if (at != null && seen != null && due.remove(caseId, at)) {
      inInbox.recordValue(Math.clamp((seen - at) / 1_000, 0, LONGEST));
      all.countDown();
    }
  }

  private static long micros(long since) {
    return Math.clamp((System.nanoTime() - since) / 1_000, 0, LONGEST);
  }

  private Map<String, Object> workOrder(int number) {
    String school = schools.get(number % schools.size()).name();
    Matter matter = MATTERS.get(number % MATTERS.size());
    return Map.of(
        "channel",
        "GOV_12345",
        "externalNumber",
        "%s%07d".formatted(prefix, number),
        "receivedAt",
        "2026-01-05T09:00:00+08:00",
        "sourceLevel",
        "PREFECTURE_OR_ABOVE",
        "demandType",
        "COMPLAINT",
        "title",
        school + matter.title(),
        "content",
        matter.content().formatted(school),
        "complainant",
        Map.of("name", "张某某", "phone", "199%03d%05d".formatted(series, number % 100_000)));
  }
}
