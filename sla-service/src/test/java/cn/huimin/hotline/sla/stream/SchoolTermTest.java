package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.AnswerWarning;
import cn.huimin.hotline.schemas.event.EvidenceSpan;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Urgency;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The spring term of 2026 at a bureau of eleven units, through the whole of sla with the shipped
 * rules: some 480 cases that are closed the next day, three holidays with nobody calling and a
 * backlog after them, units nobody complains of, and what was planted among them. Exactly what
 * follows from that is warned of, counted by hand here, and nothing else.
 *
 * <p>Five units have a case each Tuesday at 10:00 and Thursday at 15:00, one on Thursdays, a busy
 * one five and seven in turn on Fridays, three one in four weeks and one none. Their categories go
 * round, so that none is at three units within a week.
 */
class SchoolTermTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final WorkingCalendar CALENDAR = WorkingCalendar.of(NationalHolidays.load());
  private static final LocalDate BEFORE = LocalDate.parse("2025-12-22");
  private static final LocalDate TERM = LocalDate.parse("2026-03-02");
  private static final LocalDate VACATION = LocalDate.parse("2026-07-04");

  private static final List<String> ORDINARY = List.of("u0", "u1", "u2", "u3", "u5");
  private static final String ONCE_A_WEEK = "u4";
  private static final List<String> QUIET = List.of("u6", "u7", "u8");
  private static final String SILENT = "u9";
  private static final String BUSY = "busy";
  private static final List<String> CATEGORIES =
      List.of(
          "违规收费", "招生入学", "教学管理", "校园安全", "课后服务", "学生资助", "校外培训", "民办教育", "学前教育", "教师待遇人事", "校舍建设",
          "考试升学学籍", "体育活动场地");

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final TreeMap<Instant, List<Runnable>> plan = new TreeMap<>();
  private final List<String> said = new ArrayList<>();
  private final Map<String, String> standing = new HashMap<>();
  private DrivenSla sla;
  private int cases;
  private int turn;

  @Test
  void shouldWarnOfWhatTheTermHoldsAndOfNothingElse() {
    try (var driven = new DrivenSla(folder, at("2025-03-01", "00:00"))) {
      sla = driven;
      lastYear();
      everyDay();
      surge();
      focusIssue();
      interviewForCases();
      interviewForRedCards();
      missingReport();
      wordsOfDanger();
      repeat();
      play();
    }
    assertThat(cases).isGreaterThan(450);
    assertThat(said)
        .containsExactly(
            // Mondays 16, 23 and 30 March, each five working days; the last over Qingming
            "04-07 u3 RAISED interview-due ORANGE {redCards=3}",
            "04-08 u4 RAISED interview-due ORANGE {cases=10}",
            "04-09 u9 RAISED report-due YELLOW {missing=周报 2026-W15, reports=1}",
            "04-10 u9 CLEARED report-due YELLOW {missing=周报 2026-W15, reports=1}",
            // the first of the ten is thirty days old
            "04-15 u4 CLEARED interview-due ORANGE {cases=10}",
            // two a week, one in that of Spring Festival: 1.875 + 2 × 0.331
            "04-21 u5 RAISED unit-surge ORANGE {cases=5, usual=2.5}",
            "04-22 u5 UPDATED unit-surge ORANGE {cases=6, usual=2.5}",
            "04-22 u5 UPDATED unit-surge ORANGE {cases=7, usual=2.5}",
            "04-22 u2 RAISED integrity YELLOW {withdrawn=3}",
            "04-22 u3 CLEARED interview-due ORANGE {redCards=3}",
            "04-23 u5 UPDATED unit-surge ORANGE {cases=7, usual=2.0}",
            // Tuesday 10:00 and three working days: Friday 17:30, three quarters 08:52:30
            "04-24 u5 REMINDER unit-surge ORANGE {cases=7, usual=2.0}",
            "04-24 u5 MISSED unit-surge ORANGE {cases=7, usual=2.0}",
            "04-24 u5 RAISED report-due YELLOW {answers=1}",
            "04-27 u5 ANSWERED unit-surge ORANGE {cases=7, usual=2.0}",
            "04-27 u5 CLEARED report-due YELLOW {answers=1}",
            "04-28 u5 UPDATED unit-surge ORANGE {cases=5, usual=3.6}",
            "04-28 u5 CLEARED unit-surge ORANGE {cases=5, usual=3.6}",
            "05-12 食堂午餐 RAISED focus-issue YELLOW {cases=3, units=3}",
            "05-13 食堂午餐 UPDATED focus-issue YELLOW {cases=4, units=3}",
            "05-13 食堂午餐 UPDATED focus-issue YELLOW {cases=5, units=3}",
            "05-13 食堂午餐 UPDATED focus-issue YELLOW {cases=6, units=3}",
            // told as it is opened, before it has its unit; another unit alone is not worth an
            // event
            "05-13 食堂午餐 UPDATED focus-issue YELLOW {cases=7, units=3}",
            "05-13 食堂午餐 UPDATED focus-issue YELLOW {cases=8, units=4}",
            "05-13 食堂午餐 UPDATED focus-issue YELLOW {cases=9, units=5}",
            "05-13 食堂午餐 UPDATED focus-issue ORANGE {cases=10, units=6}",
            "05-15 u2 CLEARED integrity YELLOW {withdrawn=3}",
            "05-19 食堂午餐 UPDATED focus-issue YELLOW {cases=7, units=7}",
            "05-20 食堂午餐 CLEARED focus-issue YELLOW {cases=7, units=7}",
            "05-23 busy RAISED dissatisfaction YELLOW {callbacks=20, satisfied=16}",
            "05-26 matter RAISED repeat YELLOW {ordinal=2}",
            "05-27 matter CLEARED repeat YELLOW {ordinal=2}",
            // Saturday and three working days: Wednesday 17:30, three quarters 10:22:30
            "05-27 busy REMINDER dissatisfaction YELLOW {callbacks=20, satisfied=16}",
            "05-27 busy MISSED dissatisfaction YELLOW {callbacks=20, satisfied=16}",
            "05-27 busy RAISED report-due YELLOW {answers=1}",
            // cleared on the 27th, and owed the answer still: Friday 17:30, three quarters 08:45
            "05-29 matter REMINDER repeat YELLOW {ordinal=2}",
            "05-29 matter MISSED repeat YELLOW {ordinal=2}",
            "06-02 danger RAISED life-safety RED {words=自杀}",
            "06-02 danger UPDATED life-safety RED {words=自杀}",
            "06-03 danger CLEARED life-safety RED {words=自杀}",
            // the twentieth callback after the first dissatisfied one
            // and its answer is missing still
            "06-13 busy CLEARED dissatisfaction YELLOW {callbacks=20, satisfied=16}",
            // the fifth of the year; five last year by that day, of which a tenth should be spared
            "06-23 u6 RAISED reduction-target YELLOW {lastYear=5, thisYear=5}");
  }

  private void everyDay() {
    for (var day = BEFORE; day.isBefore(VACATION); day = day.plusDays(1)) {
      long week = ChronoUnit.WEEKS.between(BEFORE, day);
      if (!CALENDAR.isWorkingDay(day)) {
        continue;
      }
      if (day.getDayOfWeek() == DayOfWeek.TUESDAY) {
        for (var unit : ORDINARY) {
          handled(unit, next(), at(day, "10:00"), isWithdrawn(unit, day));
        }
        if (!day.isBefore(TERM) && ChronoUnit.WEEKS.between(TERM, day) % 4 == 0) {
          for (var unit : QUIET) {
            handled(unit, next(), at(day, "09:00"), false);
          }
        }
      }
      if (day.getDayOfWeek() == DayOfWeek.THURSDAY) {
        for (var unit : ORDINARY) {
          handled(unit, next(), at(day, "15:00"), isWithdrawn(unit, day));
        }
        handled(ONCE_A_WEEK, next(), at(day, "15:00"), false);
      }
      if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
        batch(day, day.equals(LocalDate.parse("2026-05-08")) ? 8 : week % 2 == 0 ? 5 : 7);
      }
    }
  }

  /** Three in a row at one unit. */
  private static boolean isWithdrawn(String unit, LocalDate day) {
    return unit.equals("u2")
        && List.of("2026-04-14", "2026-04-16", "2026-04-21").contains(day.toString());
  }

  /** The busy unit's, a minute apart, each called back; four of 22 May are dissatisfied. */
  private void batch(LocalDate day, int size) {
    for (int i = 0; i < size; i++) {
      var at = at(day, "10:00").plus(Duration.ofMinutes(i));
      var story = opened(BUSY, next(), at, null);
      boolean satisfied = i >= 4 || !day.equals(LocalDate.parse("2026-05-22"));
      var later = at.plus(Duration.ofDays(1));
      when(
          later.plusSeconds(1),
          () ->
              story.tell(
                  story.file.calledBack(
                      later.plusSeconds(1),
                      satisfied ? Satisfaction.SATISFIED : Satisfaction.DISSATISFIED)));
      when(later.plusSeconds(2), () -> story.tell(story.file.closed(later.plusSeconds(2))));
    }
  }

  private void lastYear() {
    for (var day : List.of("2025-03-10", "2025-03-17", "2025-03-24", "2025-03-31", "2025-04-07")) {
      handled("u6", "其他", at(day, "09:00"), false);
    }
  }

  private void surge() {
    for (var moment : List.of("20T09:00", "20T09:01", "21T11:00", "22T09:00", "22T09:01")) {
      handled("u5", "其他", at("2026-04-" + moment), false);
    }
    when(at("2026-04-27", "09:30"), () -> answer("unit-surge u5"));
  }

  private void focusIssue() {
    int minute = 0;
    for (var unit : List.of("u0", "u1", "u2")) {
      handled(unit, "食堂午餐", at("2026-05-12", "11:00").plus(Duration.ofMinutes(minute++)), false);
    }
    for (var unit : List.of("u0", "u1", "u2", "u3", ONCE_A_WEEK, "u5", "u7")) {
      handled(unit, "食堂午餐", at("2026-05-13", "11:00").plus(Duration.ofMinutes(minute++)), false);
    }
  }

  private void interviewForCases() {
    for (var day :
        List.of(
            "03-16", "03-18", "03-20", "03-23", "03-25", "03-30", "04-01", "04-03", "04-06",
            "04-08")) {
      handled(ONCE_A_WEEK, "师德师风", at("2026-" + day, "09:00"), false);
    }
  }

  private void interviewForRedCards() {
    for (var day : List.of("03-16", "03-23", "03-30")) {
      var story = opened("u3", "其他", at("2026-" + day, "09:00"), null);
      var end = at("2026-04-20", "16:00");
      when(end, () -> story.tell(story.file.closed(end)));
    }
  }

  private void missingReport() {
    var due = at("2026-04-09", "17:00");
    var friday = at("2026-04-10", "08:40");
    when(due.plusSeconds(1), () -> sla.scored("report", report(due, null, due.plusSeconds(1))));
    when(friday, () -> sla.scored("report", report(due, friday, friday)));
  }

  private static ReportStanding report(Instant due, @Nullable Instant filedAt, Instant at) {
    return ReportStanding.newBuilder()
        .setUnitId(SILENT)
        .setUnitName("学校")
        .setReport("weekly")
        .setName("周报")
        .setInstance("2026-W15")
        .setDueAt(due)
        .setFiledAt(filedAt)
        .setCounted(false)
        .setAt(at)
        .build();
  }

  private void wordsOfDanger() {
    var at = at("2026-06-02", "14:00");
    var story = new Story("danger", "其他", null);
    when(at, () -> story.tell(story.file.opened(at)));
    when(
        at,
        () ->
            story.tell(
                story.file.classified(at, new EvidenceSpan("t", 1, 3, "danger", "emergency:自杀"))));
    when(at, () -> story.tell(story.file.dispatched(at, "u1")));
    done(story, at, false);
  }

  private void repeat() {
    var first = opened("u0", "其他", at("2026-05-25", "09:00"), "matter");
    done(first, at("2026-05-25", "09:00"), false);
    var at = at("2026-05-26", "09:00");
    var second = opened("u0", "其他", at, "matter");
    when(at, () -> second.tell(second.file.repeat(at, 2, first.caseId)));
    done(second, at, false);
  }

  private String next() {
    return CATEGORIES.get(turn++ % CATEGORIES.size());
  }

  /** A case of a unit that is closed a day later, or withdrawn. */
  private void handled(String unit, String category, Instant at, boolean withdrawn) {
    done(opened(unit, category, at, null), at, withdrawn);
  }

  private Story opened(String unit, String category, Instant at, @Nullable String matter) {
    var story = new Story("c" + cases, category, matter);
    when(at, () -> story.tell(story.file.opened(at)));
    when(at, () -> story.tell(story.file.dispatched(at, unit)));
    return story;
  }

  private void done(Story story, Instant opened, boolean withdrawn) {
    var later = opened.plus(Duration.ofDays(1));
    if (withdrawn) {
      when(later, () -> story.tell(story.file.withdrawn(later)));
      return;
    }
    when(later.plusSeconds(1), () -> story.tell(story.file.closed(later.plusSeconds(1))));
  }

  /** A case and its events. */
  private final class Story {
    private final String caseId;
    private final CaseStory file;

    Story(String caseId, String category, @Nullable String matter) {
      cases++;
      this.caseId = caseId;
      this.file =
          new CaseStory(caseId, DemandType.COMPLAINT, Urgency.NORMAL, matter).about(category);
    }

    void tell(SpecificRecord event) {
      sla.happens(caseId, event);
    }
  }

  private void when(Instant at, Runnable happens) {
    plan.computeIfAbsent(at, _ -> new ArrayList<>()).add(happens);
  }

  /** Plays it all in order of time, which is told at noon and in the term at six as well. */
  private void play() {
    for (var day = BEFORE; day.isBefore(VACATION); day = day.plusDays(1)) {
      var noon = at(day, "12:00");
      var evening = at(day, "18:00");
      when(noon, () -> tell(noon));
      if (!day.isBefore(TERM)) {
        when(evening, () -> tell(evening));
      }
    }
    for (var happenings : plan.values()) {
      happenings.forEach(Runnable::run);
      listen();
    }
  }

  private void tell(Instant now) {
    sla.tick(now);
    sla.pump();
  }

  private void listen() {
    sla.read(Topics.WARNINGS).stream()
        .map(SchoolTermTest::word)
        .sorted(Comparator.comparing(word -> word.header().getAt()))
        .forEach(this::hear);
  }

  private void hear(Word word) {
    var header = word.header();
    var what = header.getRule() + " " + who(header);
    if (word.what().equals("CLEARED")) {
      standing.remove(what);
    } else {
      standing.put(what, header.getWarningId());
    }
    var day = LocalDate.ofInstant(header.getAt(), ZONE);
    if (!day.isBefore(TERM)) {
      said.add(
          "%s %s %s %s %s %s"
              .formatted(
                  day.toString().substring(5),
                  who(header),
                  word.what(),
                  header.getRule(),
                  header.getLevel(),
                  new TreeMap<>(header.getFigures())));
    }
  }

  private void answer(String what) {
    sla.acted(
        new AnswerWarning(
            "answer",
            standing.get(what),
            new Actor("liaison", Role.LIAISON, "u5", null),
            at("2026-04-27", "09:30"),
            "text"));
  }

  private record Word(String what, WarningHeader header) {}

  private static Word word(SpecificRecord warning) {
    var what =
        switch (warning) {
          case WarningRaised _ -> "raised";
          case WarningCleared _ -> "cleared";
          case WarningAnswered _ -> "answered";
          case WarningAnswerDue due -> due.getStep();
          default -> "updated";
        };
    return new Word(
        what.toUpperCase(Locale.ROOT),
        (WarningHeader) warning.get(warning.getSchema().getField("header").pos()));
  }

  private static String who(WarningHeader header) {
    return header.getScopeId();
  }

  private static Instant at(String day, String time) {
    return at(LocalDate.parse(day), time);
  }

  private static Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
  }

  private static Instant at(String moment) {
    return LocalDateTime.parse(moment).atZone(ZONE).toInstant();
  }
}
