package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.CaseView;
import cn.huimin.hotline.sla.deadline.Clock;
import cn.huimin.hotline.sla.deadline.ClockKey;
import cn.huimin.hotline.sla.deadline.ClockKind;
import cn.huimin.hotline.sla.deadline.Debtor;
import cn.huimin.hotline.sla.deadline.DemandType;
import cn.huimin.hotline.sla.deadline.Due;
import cn.huimin.hotline.sla.deadline.Limit;
import cn.huimin.hotline.sla.deadline.Party;
import cn.huimin.hotline.sla.deadline.PlannedStep;
import cn.huimin.hotline.sla.deadline.Relief;
import cn.huimin.hotline.sla.deadline.Step;
import cn.huimin.hotline.sla.deadline.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimedCaseCodecTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");

  @Test
  void shouldReadWhatItWrote() {
    var random = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      var file = file(random);
      assertThat(TimedCase.decode(file.encode())).isEqualTo(file);
    }
  }

  @Test
  void shouldReadWhatWasWrittenAsJsonBefore() {
    var stored =
        """
        {"caseNumber": "N-1", "caseId": "case-1", "sequence": 3, "caseSequence": 2,
         "view": {"demandType": "COMPLAINT", "urgency": "NORMAL", "round": 1, "unitId": "u-school",
           "hidden": false, "anonymous": false, "callbackDue": true, "sourceDeadline": null},
         "clocks": [{"key": {"kind": "HANDLE", "round": 1, "leg": 1},
           "debtor": {"party": "UNIT", "unitId": "u-school"}, "state": "RUNNING",
           "startedAt": "2026-03-02T02:00:00Z",
           "counting": {"demandType": "COMPLAINT", "urgency": "NORMAL",
             "from": "2026-03-02T02:00:00Z", "raised": false,
             "relief": {"extensionDays": 0, "sourceConsent": false, "complex": false}},
           "due": {"at": "2026-03-09T09:30:00Z",
             "limit": {"base": "START", "unit": "WD", "amount": 5}, "reason": "POLICY"},
           "plan": [{"step": "RED", "at": "2026-03-09T09:30:00Z"}], "taken": [], "metAt": null}]}
        """;

    assertThat(TimedCase.decode(stored.strip().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(simple());
  }

  @Test
  void shouldWriteAsItAlwaysDid() {
    assertThat(HexFormat.of().formatHex(simple().encode())).isEqualTo(FROZEN);
  }

  @Test
  void shouldReadTheLayoutsOfBefore() {
    assertThat(TimedCase.decode(HexFormat.of().parseHex(FROZEN_SECOND))).isEqualTo(simple());
    assertThat(TimedCase.decode(HexFormat.of().parseHex(FROZEN_FIRST))).isEqualTo(simple());
  }

  @Test
  void shouldKeepThePlacesOfWords() {
    assertThat(names(ClockKind.values()))
        .isEqualTo(
            "DISPATCH SIGN CONTACT RETURN_WINDOW RETURN_DECISION EXTENSION_DECISION HANDLE"
                + " HANDLE_COMPLEX CASE JOINT_ANSWER REVIEW CALLBACK CALLBACK_VERDICT REDO RECHECK"
                + " SUPERVISION CONSULTATION SOURCE_ANSWER CONFIRM_EMERGENCY POLICE_REPORT"
                + " WARNING_ANSWER RATING");
    assertThat(names(Party.values())).isEqualTo("CENTRE UNIT");
    assertThat(names(Clock.State.values())).isEqualTo("RUNNING MET STOPPED");
    assertThat(names(DemandType.values()))
        .isEqualTo("COMPLAINT REPORT HELP SUGGESTION ENQUIRY PRAISE");
    assertThat(names(Urgency.values())).isEqualTo("NORMAL URGENT EMERGENCY");
    assertThat(names(Limit.Base.values())).isEqualTo("START HANDLE LEAD");
    assertThat(names(Limit.Unit.values())).isEqualTo("NONE WD WH H MIN");
    assertThat(names(Due.Reason.values()))
        .isEqualTo(
            "POLICY EXTENSION SOURCE_DEADLINE ORDER TRANSFER_REMAINDER TRANSFER_LEAST URGENCY"
                + " PAUSE");
    assertThat(names(Step.values()))
        .isEqualTo("REMINDER YELLOW MISSED RED SUPERVISION_DRAFT CRITICISM_DRAFT END LEADER_TOLD");
  }

  @Test
  void shouldRefuseALayoutOfALaterVersion() {
    assertThatIllegalStateException()
        .isThrownBy(() -> TimedCase.decode(new byte[] {9, 0}))
        .withMessageContaining("layout 9");
  }

  private static final String FROZEN =
      "0301034e2d310206636173652d310302010000010308752d7363686f6f6c0000010004"
          + "0000010601010103000180d4b0c4956700000100000000000000018083c4da0400010500"
          + "0103010000000000";

  private static final String FROZEN_SECOND =
      "0201034e2d310206636173652d310302010000010308752d7363686f6f6c0000010004"
          + "00010601010103000180d4b0c4956700000100000000000000018083c4da0400010500"
          + "0103010000000000";

  private static final String FROZEN_FIRST =
      "0101034e2d310206636173652d310302010000010308752d7363686f6f6c0000010004"
          + "00010601010103000180d4b0c49567000001000000000000018083c4da040001050001"
          + "030100000000";

  private static String names(Enum<?>[] words) {
    return String.join(" ", Arrays.stream(words).map(Enum::name).toList());
  }

  private static TimedCase simple() {
    var due = Instant.parse("2026-03-09T09:30:00Z");
    var key = new ClockKey(ClockKind.HANDLE, 1, 1);
    SortedMap<ClockKey, Clock> clocks = new TreeMap<>();
    clocks.put(
        key,
        new Clock(
            key,
            new Debtor(Party.UNIT, "u-school"),
            Clock.State.RUNNING,
            MONDAY,
            new Clock.Counting(DemandType.COMPLAINT, Urgency.NORMAL, MONDAY, false),
            new Due(due, new Limit(Limit.Base.START, Limit.Unit.WD, 5), Due.Reason.POLICY),
            List.of(new PlannedStep(Step.RED, due)),
            EnumSet.noneOf(Step.class),
            null));
    var view =
        new CaseView(DemandType.COMPLAINT, Urgency.NORMAL, 1, "u-school", false, false, true, null);
    return new TimedCase("N-1", new CaseClocks("case-1", 3, 2, view, clocks));
  }

  private static TimedCase file(Random random) {
    SortedMap<ClockKey, Clock> clocks = new TreeMap<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      var clock = clock(random);
      clocks.put(clock.key(), clock);
    }
    var view =
        random.nextInt(10) == 0
            ? null
            : new CaseView(
                any(DemandType.values(), random),
                any(Urgency.values(), random),
                random.nextInt(1, 5),
                unit(random),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                timeOrNull(random),
                random.nextBoolean() ? "" : "TRIAGE",
                unit(random));
    return new TimedCase(
        "学-" + random.nextInt(),
        new CaseClocks(
            "case-" + random.nextInt(),
            random.nextLong(1L << random.nextInt(1, 63)),
            random.nextLong(1L << random.nextInt(1, 63)),
            view,
            clocks));
  }

  private static Clock clock(Random random) {
    boolean none = random.nextInt(20) == 0;
    var plan = new ArrayList<PlannedStep>();
    var taken = EnumSet.noneOf(Step.class);
    var pauses = new ArrayList<Clock.Paused>();
    for (var step : Step.values()) {
      if (random.nextBoolean()) {
        plan.add(new PlannedStep(step, time(random)));
      }
      if (random.nextBoolean()) {
        taken.add(step);
      }
      if (random.nextInt(10) == 0) {
        pauses.add(new Clock.Paused(time(random), time(random)));
      }
    }
    return new Clock(
        new ClockKey(
            any(ClockKind.values(), random), random.nextInt(1, 200), random.nextInt(1, 200)),
        new Debtor(any(Party.values(), random), unit(random)),
        any(Clock.State.values(), random),
        time(random),
        counting(random, pauses),
        new Due(
            time(random),
            none
                ? Limit.NONE
                : new Limit(Limit.Base.HANDLE, Limit.Unit.H, random.nextInt(1, 99_999)),
            any(Due.Reason.values(), random)),
        plan,
        taken,
        timeOrNull(random),
        timeOrNull(random),
        random.nextInt(5) == 0 ? counting(random, List.of()) : null);
  }

  private static Clock.Counting counting(Random random, List<Clock.Paused> pauses) {
    return new Clock.Counting(
        any(DemandType.values(), random),
        any(Urgency.values(), random),
        time(random),
        random.nextBoolean(),
        new Relief(
            random.nextInt(40), random.nextBoolean(), random.nextBoolean(), random.nextInt(12)),
        pauses);
  }

  private static @Nullable String unit(Random random) {
    return random.nextInt(4) == 0 ? null : "u-" + random.nextInt(6);
  }

  private static @Nullable Instant timeOrNull(Random random) {
    return random.nextBoolean() ? null : time(random);
  }

  /** Mostly to the second, some to the millisecond, some below; long ago and far ahead too. */
  private static Instant time(Random random) {
    var second = MONDAY.plusSeconds(random.nextLong(-4_000_000_000L, 4_000_000_000L));
    return switch (random.nextInt(4)) {
      case 0 -> second.plusMillis(random.nextInt(1_000));
      case 1 -> second.plusNanos(random.nextInt(1_000_000_000));
      default -> second;
    };
  }

  private static <E> E any(E[] all, Random random) {
    return all[random.nextInt(all.length)];
  }
}
