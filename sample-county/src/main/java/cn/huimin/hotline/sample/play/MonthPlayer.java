package cn.huimin.hotline.sample.play;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sample.play.Habits.Step;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Plays people at work by API commands alone: it moves the clock on by about an hour of office
 * time, lets everybody whose step is ripe do it, waits until the log is drained, and moves on
 * (DESIGN §1, made-up time). What it knows it has from the API, so it can be stopped and taken up.
 */
public final class MonthPlayer {

  private static final Logger log = LoggerFactory.getLogger(MonthPlayer.class);
  private static final Duration STEP = Duration.ofMinutes(50);
  private static final int MINUTES_MORE = 21;

  /** How often somebody who is in a hurry goes on at once with what came next. */
  private static final int HURRIED_STEPS = 3;

  /** What is asked beside the handling of a case. */
  private static final List<Map.Entry<String, Step>> BESIDE =
      List.of(
          Map.entry("extension", Step.EXTENSION),
          Map.entry("complex", Step.COMPLEX),
          Map.entry("joint", Step.JOINT),
          Map.entry("supervise", Step.SUPERVISE),
          Map.entry("urge", Step.URGE),
          Map.entry("amend", Step.AMEND));

  private static final LocalTime EVENING = LocalTime.of(18, 0);
  private static final int PAGE = 200;
  private static final int AT_ONCE = 16;
  private static final String OPERATOR = "operator";
  private static final String LEADER = "leader";

  private final HouseApi api;
  private final PlayTime time;
  private final WorkingCalendar calendar;
  private final Habits habits;
  private final Diary diary = new Diary();
  private final People people;
  private final NewCases newCases;
  private final Map<String, KnownCase> cases = new ConcurrentHashMap<>();

  /**
   * A player.
   *
   * @param api the house
   * @param time its clock
   * @param calendar when people work
   * @param habits how they work
   * @param texts what they write
   */
  public MonthPlayer(
      HouseApi api, PlayTime time, WorkingCalendar calendar, Habits habits, PlayTexts texts) {
    this.api = api;
    this.time = time;
    this.calendar = calendar;
    this.habits = habits;
    this.people = new People(api, habits, texts, diary);
    this.newCases = new NewCases(api, habits, texts, diary);
  }

  /**
   * Plays from where the clock stands to a moment; ends early when this thread is interrupted.
   *
   * @param until where to stop
   * @param newPerDay work orders that come in on a working day
   * @param progress told the moment reached and the cases known, after each working day
   */
  public void play(Instant until, int newPerDay, BiConsumer<Instant, Integer> progress) {
    learn();
    var day = calendar.dateOf(time.now());
    for (var moment = next(time.now()); !moment.isAfter(until); moment = next(moment)) {
      if (Thread.currentThread().isInterrupted()) {
        // Stopped in the middle; who takes it up again starts at the moment reached.
        return;
      }
      time.moveTo(moment);
      if (!calendar.dateOf(moment).equals(day)) {
        learn();
        progress.accept(moment, cases.size());
        day = calendar.dateOf(moment);
      }
      act(moment, newPerDay);
    }
    learn();
  }

  /** Lets everybody whose step is ripe do it now; for real time, called now and then. */
  public void actNow(int newPerDay) {
    learn();
    act(time.now(), newPerDay);
  }

  private void act(Instant now, int newPerDay) {
    try (var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var running = new ArrayList<Future<?>>();
      if (calendar.isOfficeHours(now)) {
        running.addAll(newCases.handIn(now, newPerDay, workers));
      }
      running.addAll(takeRipe(cases.values(), now, workers));
      for (int more = 0; more < HURRIED_STEPS; more++) {
        for (var one : running) {
          one.get();
        }
        running.clear();
        var hurried = cases.values().stream().filter(KnownCase::urgent).toList();
        running.addAll(takeRipe(hurried, now, workers));
      }
      for (var one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      log.warn("The sample's people were stopped: {}", String.valueOf(e.getCause()));
    }
  }

  private List<Future<?>> takeRipe(
      Collection<KnownCase> some, Instant now, ExecutorService workers) {
    var running = new ArrayList<Future<?>>();
    for (var known : some) {
      ripe(known, now).ifPresent(step -> running.add(doIt(known, step, now, workers)));
    }
    return running;
  }

  private Future<?> doIt(KnownCase known, Step step, Instant now, ExecutorService workers) {
    return workers.submit(
        () -> {
          var answer = people.take(step, known, now);
          if (answer.ok() && answer.body().has("version")) {
            var after = known.after(answer.body(), now).asking(step);
            cases.put(
                known.caseId(),
                step == Step.CALLBACK && after.state().equals("APPROVED")
                    ? after.attempted()
                    : after);
          } else {
            log.debug("{} was refused: {}", step, answer.code());
            cases.put(known.caseId(), known.waiting(now));
          }
        });
  }

  /** The step that somebody takes now, if its time has come. */
  private Optional<Step> ripe(KnownCase known, Instant now) {
    var detour = people.detour(known);
    if (detour.isEmpty() && !known.open()) {
      return Optional.empty();
    }
    var step = detour.orElseGet(() -> step(known));
    var waited = calendar.workingTimeBetween(known.since(), now);
    if (step == Step.CALLBACK && known.attempts() >= 2) {
      return evening(now) ? Optional.of(step) : Optional.empty();
    }
    boolean hurries = known.urgent() || diary.isMeant(known.caseId());
    var delay = habits.delay(step, known.caseId(), known.round(), hurries);
    return waited.compareTo(delay) >= 0 ? Optional.of(step) : Optional.empty();
  }

  private boolean evening(Instant now) {
    return !now.atZone(calendar.zone()).toLocalTime().isBefore(EVENING);
  }

  /** Some cases are said to be another unit's; what is pressing is not returned. */
  private boolean returns(KnownCase known) {
    return !known.urgent()
        && (diary.wants("consult", known.caseId())
            || diary.wants("return-decision", known.caseId())
            || habits.happens(5, known.caseId(), "returns-" + known.unitId(), known.round()));
  }

  /** A slow unit asks for more time now and then; asked once, it goes on to the report. */
  private Step handling(KnownCase known) {
    if (known.asked() || known.urgent() || known.demandType().equals("ENQUIRY")) {
      return Step.REPORT;
    }
    if (known.round() > 1 && diary.wants("recheck", known.caseId())) {
      return Step.RECHECK;
    }
    for (var beside : BESIDE) {
      if (known.round() == 1 && diary.wants(beside.getKey(), known.caseId())) {
        return beside.getValue();
      }
    }
    if (known.round() > 1 && habits.happens(15, known.caseId(), "recheck", known.round())) {
      return Step.RECHECK;
    }
    if (habits.happens(5, known.caseId(), "extension", known.round())) {
      return Step.EXTENSION;
    }
    if (known.round() == 1 && habits.happens(2, known.caseId(), "complex", 1)) {
      return Step.COMPLEX;
    }
    int drawn = habits.pick(100, known.caseId(), "beside", known.round());
    return switch (drawn) {
      case 0, 1, 2 -> Step.URGE;
      case 3, 4 -> Step.AMEND;
      case 5 -> Step.SUPERVISE;
      case 6, 7, 8 -> Step.JOINT;
      default -> Step.REPORT;
    };
  }

  private Step step(KnownCase known) {
    if (known.flags().contains("emergencyProposed")) {
      return Step.CONFIRM_EMERGENCY;
    }
    if (known.flags().contains("policeReport") && !known.state().equals("TRIAGE")) {
      return Step.POLICE_REPORT;
    }
    if (known.flags().contains("consultation")) {
      return Step.CONSULT_DECISION;
    }
    if (known.flags().contains("returnRequested")) {
      return Step.RETURN_DECISION;
    }
    if (known.flags().contains("recheckRequested")) {
      return Step.RECHECK_DECISION;
    }
    if (known.flags().contains("supervision") && known.unitMayAnswer()) {
      return Step.SUPERVISION_ANSWER;
    }
    if (known.flags().contains("joint")) {
      return Step.JOINT_ANSWER;
    }
    if (known.drafted()) {
      return Step.SIGN_DRAFT;
    }
    if (known.flags().contains("extensionRequested")) {
      return Step.EXTENSION_DECISION;
    }
    if (known.flags().contains("complexRequested")) {
      return Step.COMPLEX_DECISION;
    }
    return switch (known.state()) {
      case "TRIAGE" -> Step.DISPATCH;
      case "DISPATCHED" -> returns(known) ? Step.RETURN : Step.SIGN;
      case "SIGNED" -> known.contacted() ? handling(known) : Step.CONTACT;
      case "REPORTED" -> Step.SIGN_OFF;
      case "SIGNED_OFF" -> Step.REVIEW;
      default -> Step.CALLBACK;
    };
  }

  /** About an hour later in office time, or the evening of a working day. */
  private Instant next(Instant from) {
    var later =
        from.plus(STEP)
            .plus(Duration.ofMinutes(habits.pick(MINUTES_MORE, from.toString(), "pace", 0)));
    if (calendar.isOfficeHours(later)) {
      return later;
    }
    var date = calendar.dateOf(from);
    var evening = date.atTime(EVENING).atZone(calendar.zone()).toInstant();
    if (calendar.isWorkingDay(date)
        && from.isBefore(evening)
        && !evening.isAfter(calendar.nextOpen(later))) {
      return evening;
    }
    return calendar.nextOpen(later);
  }

  /** Reads every open case from the list, and what waits for the leader. */
  private void learn() {
    var now = time.now();
    list(
        OPERATOR,
        item -> {
          var listed = KnownCase.of(item, now);
          cases.merge(listed.caseId(), listed, (old, fresh) -> old.refreshed(fresh));
        });
    diary.forget(caseId -> cases.containsKey(caseId) && !isGoingOn(cases.get(caseId)));
    list(
        LEADER,
        item -> {
          if (item.path("allowedActions").valueStream().anyMatch(MonthPlayer::isDraft)) {
            cases.computeIfPresent(item.get("caseId").asString(), (_, known) -> known.withDraft());
          }
        });
  }

  /** Whether something may still happen to it; to a closed one the source may come back. */
  private static boolean isGoingOn(KnownCase known) {
    return known.open() || known.state().equals("CLOSED") || known.state().equals("MERGED");
  }

  private static boolean isDraft(JsonNode action) {
    return action.asString().equals("sign-draft");
  }

  private void list(String account, Consumer<JsonNode> each) {
    var after = "";
    while (true) {
      var answer = api.get(account, "/api/v1/cases?limit=" + PAGE + after);
      if (!answer.ok()) {
        throw new IllegalStateException("the case list was refused: " + answer.code());
      }
      answer.body().get("items").forEach(each);
      var next = answer.body().path("next").asString("");
      if (next.isEmpty()) {
        return;
      }
      after = "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
  }
}
