package cn.huimin.hotline.launched;

import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.standalone.poll.Poll;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * People and programs that hand in work orders, import files and act on cases while the house is
 * killed, and what they were told. What was not answered they send again, as the contract allows:
 * the same number, the same key.
 */
final class PlayedWork {

  private static final int ROWS = 40;
  private static final int HANDED_IN_AT_MOST = 80;
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** Steps of a case to its end, with who takes them. */
  private enum Step {
    SIGN("liaison-u-ez", "sign", Map.of()),
    CONTACT("liaison-u-ez", "contact", Map.of("means", "PHONE", "reached", true)),
    REPORT(
        "liaison-u-ez",
        "report",
        Map.ofEntries(
            Map.entry("facts", "经查，学校收取了冬季校服费，供货方延期交货。"),
            Map.entry("proposedVerdict", "CONFIRMED"),
            Map.entry("basis", "《中小学校服管理办法》相关规定"),
            Map.entry("measures", "已与供货方解除合同，按原渠道退费。"),
            Map.entry("internalAnswer", "全额退费，三日内到账。"),
            Map.entry("publicAnswer", "您反映的校服费将在三日内按原缴费渠道全额退回。"),
            Map.entry("contacted", true),
            Map.entry("resolved", true),
            Map.entry("closingKind", "SOLVED"),
            Map.entry("beyondPowers", false),
            Map.entry("staff", List.of("校服采购负责人")))),
    SIGN_OFF("head-u-ez", "sign-off", Map.of()),
    REVIEW("operator", "review", Map.of()),
    CALLBACK(
        "operator",
        "callback",
        Map.of(
            "reached", true,
            "contactedByUnit", true,
            "resolution", "RESOLVED",
            "satisfaction", "SATISFIED",
            "pressed", false));

    private final String account;
    private final String action;
    private final Map<String, Object> body;

    Step(String account, String action, Map<String, Object> body) {
      this.account = account;
      this.action = action;
      this.body = body;
    }
  }

  /** A case that people have in hand: how many steps it will see, and how many it has seen. */
  private static final class InHand {
    private final String caseId;
    private final int steps;
    private int taken;

    private InHand(String caseId, int steps) {
      this.caseId = caseId;
      this.steps = steps;
    }
  }

  private final HouseApi api;
  private final Path files;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger answers = new AtomicInteger();
  private final Map<String, Map<String, Object>> orders = new ConcurrentHashMap<>();
  private final Map<String, String> caseIds = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> actedOn = new ConcurrentHashMap<>();
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<InHand> inHand = new LinkedBlockingQueue<>();
  private final Set<String> rows = ConcurrentHashMap.newKeySet();
  private final List<String> refusals = new ArrayList<>();

  PlayedWork(URI house, Path files) {
    this.api = new HouseApi(house, "demo");
    this.files = files;
  }

  /** External numbers of everything that was handed in, acknowledged or not. */
  Set<String> numbers() {
    Set<String> all = ConcurrentHashMap.newKeySet();
    all.addAll(orders.keySet());
    all.addAll(rows);
    return all;
  }

  /** Case by the external number under which it was acknowledged. */
  Map<String, String> acknowledged() {
    return Map.copyOf(caseIds);
  }

  /** Keys of the commands that were acknowledged, by case. */
  Map<String, Set<String>> acknowledgedCommands() {
    return actedOn;
  }

  /** Refusals, of which there should be none. */
  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  private synchronized void refused(String what) {
    refusals.add(what);
  }

  /** How many answers there have been since the work began. */
  int answers() {
    return answers.get();
  }

  /**
   * Works until told that it is over: an import, people who hand in, people who act.
   *
   * @return what to join
   */
  List<Thread> begin(int round, RandomGenerator random) throws IOException {
    over.set(false);
    answers.set(0);
    Path file = file(round);
    List<Thread> working = new ArrayList<>();
    working.add(Thread.ofPlatform().start(() -> importOnce(file)));
    for (int desk = 0; desk < 2; desk++) {
      String prefix = "KILL-%02d-%d-".formatted(round, desk);
      long seed = random.nextLong();
      working.add(Thread.ofPlatform().start(() -> handIn(prefix, seed)));
      working.add(Thread.ofPlatform().start(this::act));
    }
    return working;
  }

  /** Ends the work; what is under way is answered or not. */
  void end() {
    over.set(true);
  }

  private void handIn(String prefix, long seed) {
    for (int n = 0; n < HANDED_IN_AT_MOST && !over.get(); n++) {
      String number = prefix + n;
      // Some call twice about the same matter.
      int caller = Math.floorMod(seed + n * 31L, 400);
      orders.put(number, order(number, caller, isEnquiry(number)));
      if (!handIn(number)) {
        unanswered.add(number);
      }
    }
  }

  private static boolean isEnquiry(String number) {
    return Math.floorMod(number.hashCode(), 4) == 0;
  }

  private static Map<String, Object> order(String number, int caller, boolean enquiry) {
    Map<String, Object> order = new HashMap<>();
    order.put("channel", "GOV_12345");
    order.put("externalNumber", number);
    order.put("receivedAt", "2026-02-27T07:30:00+08:00");
    order.put("sourceLevel", "PREFECTURE_OR_ABOVE");
    order.put("demandType", enquiry ? "ENQUIRY" : "COMPLAINT");
    order.put("title", "云湖市第二中学校服费");
    order.put("content", "家长反映云湖市第二中学收取冬季校服费以后一直没有发放校服，要求退费。");
    order.put("complainant", Map.of("name", "张某某", "phone", "1390000%04d".formatted(caller)));
    return order;
  }

  /** Whether the work order was answered for good. */
  private boolean handIn(String number) {
    HouseApi.Answer answer =
        tried(() -> api.post("operator", "/api/v1/work-orders", null, orders.get(number)));
    if (answer == null || answer.status() == 202 || answer.status() >= 500) {
      return false;
    }
    answers.incrementAndGet();
    if (!answer.ok()) {
      refused(number + ": " + answer.code());
      return true;
    }
    String caseId = answer.body().path("caseId").asString("");
    String before = caseIds.put(number, caseId);
    if (before != null && !before.equals(caseId)) {
      refused(number + " has two cases: " + before + ", " + caseId);
    } else if (before == null) {
      // A third is left alone until its clocks have run out, a third goes to its end.
      int steps = Math.floorMod(number.hashCode(), 3) * 3;
      inHand.add(new InHand(caseId, isEnquiry(number) ? Math.min(steps, 1) : steps));
    }
    return true;
  }

  private void act() {
    while (!over.get()) {
      InHand file = next();
      if (file == null) {
        continue;
      }
      if (step(file)) {
        file.taken++;
      }
      if (file.taken < file.steps) {
        inHand.add(file);
      }
    }
  }

  private @Nullable InHand next() {
    try {
      return inHand.poll(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Whether the next step was answered for good. */
  private boolean step(InHand file) {
    if (file.taken >= file.steps) {
      return false;
    }
    Step step = Step.values()[file.taken];
    String key = "kill-" + step;
    HouseApi.Answer answer =
        tried(
            () ->
                api.post(
                    step.account,
                    "/api/v1/cases/" + file.caseId + "/" + step.action,
                    key,
                    step.body));
    if (answer == null || answer.status() == 202 || answer.status() >= 500) {
      return false;
    }
    answers.incrementAndGet();
    if (answer.ok()) {
      actedOn.computeIfAbsent(file.caseId, _ -> ConcurrentHashMap.newKeySet()).add(key);
    } else {
      refused("%s of %s: %s".formatted(step, file.caseId, answer.code()));
    }
    return true;
  }

  private Path file(int round) throws IOException {
    StringBuilder csv = new StringBuilder("工单编号,受理时间,诉求类型,标题,内容描述\n");
    for (int n = 0; n < ROWS; n++) {
      String number = "ROW-%02d-%d".formatted(round, n);
      rows.add(number);
      csv.append(number)
          .append(",2026-02-27 09:00:00,投诉,云湖市第二中学校服费,")
          .append("家长反映云湖市第二中学收取冬季校服费以后一直没有发放校服，要求退费。\n");
    }
    return Files.writeString(files.resolve("round-" + round + ".csv"), csv);
  }

  /** Imports a file and follows it to its end, or to the kill. */
  private boolean importOnce(Path file) {
    HouseApi.Answer begun =
        tried(
            () -> {
              try {
                return api.upload("operator", file);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    if (begun == null || !begun.ok()) {
      return false;
    }
    String job = "/api/v1/imports/" + begun.body().path("importId").asString("");
    AtomicBoolean whole = new AtomicBoolean();
    until("the import ends", () -> over.get() || ended(job, whole));
    return whole.get();
  }

  /** Whether an import has ended, or nobody tells any more; notes whether every row was taken. */
  private boolean ended(String job, AtomicBoolean whole) {
    HouseApi.Answer now = tried(() -> api.get("operator", job));
    if (now == null || !now.ok()) {
      return true;
    }
    JsonNode counts = now.body();
    if (counts.path("state").asString("").equals("RUNNING")) {
      answers.incrementAndGet();
      return false;
    }
    whole.set(
        counts.path("state").asString("").equals("DONE")
            && counts.path("accepted").asInt() + counts.path("unchanged").asInt() == ROWS);
    return true;
  }

  /** Sends again what was not answered, until it is; the file of the round once more whole. */
  void sendAgain(int round) {
    over.set(false);
    Path file = files.resolve("round-" + round + ".csv");
    until("the file of the round is taken in whole", () -> importOnce(file));
    for (String number = unanswered.poll(); number != null; number = unanswered.poll()) {
      String again = number;
      until(number + " is answered", () -> handIn(again));
    }
    for (InHand one : List.copyOf(inHand)) {
      // The step that the kill may have cut off; the next ones wait for the next round.
      if (one.taken < one.steps) {
        until("a step of " + one.caseId + " is answered", () -> step(one));
        one.taken++;
      }
    }
  }

  private static void until(String what, Callable<Boolean> question) {
    try (Poll poll = new Poll()) {
      if (!poll.until(LOOK_AGAIN, LONG_ENOUGH, question)) {
        throw new AssertionError("not within " + LONG_ENOUGH + ": " + what);
      }
    } catch (ExecutionException e) {
      throw new AssertionError(what, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static HouseApi.@Nullable Answer tried(Supplier<HouseApi.Answer> request) {
    try {
      return request.get();
    } catch (IllegalStateException e) {
      // The house does not answer: nobody knows whether it did it.
      return null;
    }
  }
}
