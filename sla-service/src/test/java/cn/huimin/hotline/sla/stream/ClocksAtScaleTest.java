package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.DeadlinesRecomputed;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.ClockKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DESIGN §6 for clocks, all in one partition on the real store: a million open, a hundred thousand
 * due at one instant, all cases counted anew. Minutes long, so for {@code ./hotline test --long}.
 */
@EnabledIfSystemProperty(named = "hotline.long", matches = "true")
class ClocksAtScaleTest {

  private static final Logger log = LoggerFactory.getLogger(ClocksAtScaleTest.class);

  private static final Instant MONDAY = at("2026-03-02T10:00:00+08:00");
  private static final Instant TUESDAY = at("2026-03-03T10:00:00+08:00");
  private static final Instant DUE = at("2026-03-09T17:30:00+08:00");

  /** Of each the clocks sign, contact, return_window, handle and case run. */
  private static final int CASES = 200_000;

  private static final int CLOCKS_OF_A_CASE = 5;
  private static final int DUE_AT_ONCE = 100_000;

  @TempDir Path folder;

  @Test
  void shouldHoldAMillionClocksGiveAHundredThousandCardsAndCountAllAnew() {
    try (var sla = new DrivenSla(folder, MONDAY)) {
      fill(sla);
      long heap = heap();
      recompute(sla);
      fire(sla);
      log.info(
          "{} open clocks, heap {} MB with everything that came out dropped",
          CASES * CLOCKS_OF_A_CASE,
          heap >> 20);
    }
  }

  private static void fill(DrivenSla sla) {
    for (int i = 0; i < CASES; i++) {
      sla.dispatchedSomewhere(i, i < DUE_AT_ONCE ? MONDAY : TUESDAY);
      if (i % 2_000 == 0) {
        sla.forgetExcept(Set.of());
      }
    }
    sla.tick(TUESDAY.plusSeconds(1));
    sla.pump();
    sla.forgetExcept(Set.of());
  }

  /** Friday the 6th off and back on again: every handle and case limit there and back. */
  private static void recompute(DrivenSla sla) {
    for (boolean off : List.of(true, false)) {
      sla.recompute("recompute-" + off, true, TUESDAY.plusSeconds(60), calendar(off));
      var reports = new ArrayList<DeadlinesRecomputed>();
      int corrected = 0;
      long nanos = 0;
      while (reports.isEmpty()) {
        long from = System.nanoTime();
        sla.pump();
        nanos += System.nanoTime() - from;
        corrected +=
            (int)
                sla.read(Topics.DEADLINE_EVENTS).stream()
                    .filter(ClockCorrected.class::isInstance)
                    .count();
        sla.read(Topics.COMMAND_OUTCOMES).stream()
            .filter(DeadlinesRecomputed.class::isInstance)
            .forEach(report -> reports.add((DeadlinesRecomputed) report));
        sla.forgetExcept(Set.of(Topics.COMMAND_OUTCOMES.name()));
      }
      assertThat(reports.getFirst().getCases()).isEqualTo(CASES);
      assertThat(corrected).isEqualTo(2 * CASES);
      log.info("{} open cases counted anew in {} ms", CASES, nanos / 1_000_000);
      assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(60));
    }
  }

  private static void fire(DrivenSla sla) {
    sla.tick(DUE);
    drain(sla, null);
    var red = new HashSet<String>();
    sla.tick(DUE.plusMillis(1));
    long nanos = drain(sla, red);
    assertThat(red).as("none lost").hasSize(DUE_AT_ONCE);
    log.info("{} cards due at one instant out in {} ms", DUE_AT_ONCE, nanos / 1_000_000);
    assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(10));
  }

  /** Pumps until nothing comes any more; the time it takes, without reading what came. */
  private static long drain(DrivenSla sla, Set<String> red) {
    long nanos = 0;
    boolean more = true;
    while (more) {
      long from = System.nanoTime();
      sla.pump();
      nanos += System.nanoTime() - from;
      var out = sla.read(Topics.DEADLINE_EVENTS);
      more = !out.isEmpty();
      for (var event : out) {
        if (event instanceof RedCardGiven card && card.getHeader().getClock() == ClockKind.HANDLE) {
          assertThat(red).as("no card before its time").isNotNull();
          assertThat(red.add(card.getHeader().getCaseId())).as("none twice").isTrue();
        }
      }
      sla.forgetExcept(Set.of());
    }
    return nanos;
  }

  private static PolicyDocument calendar(boolean fridayOff) {
    return new PolicyDocument(
        CalendarPolicy.NAME,
        "2",
        MONDAY,
        """
        {"zone": "Asia/Shanghai",
         "officeHours": [{"from": "2000-01-01", "open": [["08:30", "12:00"], ["13:30", "17:30"]]}],
         "years": [{"year": 2026, "notices": [],
           "days": [{"date": "2026-03-06", "name": "停课", "working": %s}]}]}
        """
            .formatted(!fridayOff));
  }

  private static long heap() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Instant at(String moment) {
    return OffsetDateTime.parse(moment).toInstant();
  }
}
