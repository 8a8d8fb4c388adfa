package cn.huimin.hotline.sla.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sla.deadline.ClockFact.Handover;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;

/** What holds for every history, sensible or not. */
class ClockReplayPropertyTest {

  private static final Instant START = CaseHistory.at("2026-02-10T08:00");

  /** What may lower the urgency, and so move a limit later. */
  private static final Function<ClockFact.Head, ClockFact> EMERGENCY_DECIDED =
      ClockFact.EmergencyDecided::new;

  private static final List<Function<ClockFact.Head, ClockFact>> FACTS =
      List.of(
          ClockFact.Opened::new,
          ClockFact.Triaged::new,
          head -> new ClockFact.Dispatched(head, Handover.FIRST),
          head -> new ClockFact.Dispatched(head, Handover.TRANSFER),
          head -> new ClockFact.Dispatched(head, Handover.WITHIN_LINE),
          ClockFact.Signed::new,
          ClockFact.ReturnAsked::new,
          ClockFact.Contacted::new,
          head -> new ClockFact.Reported(head, false),
          head -> new ClockFact.Reported(head, true),
          ClockFact.SentBack::new,
          ClockFact.SignedOff::new,
          ClockFact.Rejected::new,
          ClockFact.Approved::new,
          ClockFact.CallbackAttempted::new,
          ClockFact.CallbackDecided::new,
          ClockFact.RedoOpened::new,
          ClockFact.ReturnedToSource::new,
          head -> new ClockFact.Ended(head, false),
          ClockFact.Other::new,
          ClockFact.ReturnDecided::new,
          ClockFact.ConsultationCalled::new,
          ClockFact.ConsultationDecided::new,
          ClockFact.ReliefAsked::new,
          head -> new ClockFact.ExtensionDecided(head, 0, false),
          head -> new ClockFact.ComplexDecided(head, false),
          head -> new ClockFact.SupervisionOrdered(head, null),
          ClockFact.EmergencyProposed::new,
          EMERGENCY_DECIDED,
          ClockFact.PoliceReportOwed::new,
          ClockFact.PoliceReported::new,
          head -> new ClockFact.JointInvited(head, List.of("co-1", "co-2")),
          head -> new ClockFact.JointAnswered(head, "co-2"),
          ClockFact.SupervisionAnswered::new,
          ClockFact.RecheckAsked::new,
          ClockFact.RecheckDecided::new,
          head -> new ClockFact.SourceAnswered(head, true),
          head -> new ClockFact.SourceAnswered(head, false));

  record Told(int fact, long minutesLater, CaseView view) {}

  @Provide
  Arbitrary<List<Told>> histories() {
    Arbitrary<CaseView> views =
        Combinators.combine(
                Arbitraries.of(DemandType.class),
                Arbitraries.frequency(
                    tuple(8, Urgency.NORMAL),
                    tuple(2, Urgency.URGENT),
                    tuple(1, Urgency.EMERGENCY)),
                Arbitraries.of("school-1", "school-2"),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.longs().between(0, 30L * 24 * 60).injectNull(0.7))
            .as(
                (type, urgency, unit, hidden, anonymous, deadline) ->
                    new CaseView(
                        type,
                        urgency,
                        1,
                        unit,
                        hidden,
                        anonymous,
                        !anonymous,
                        deadline == null ? null : START.plusSeconds(60 * deadline)));
    return views.flatMap(
        first ->
            Combinators.combine(
                    Arbitraries.integers().between(0, FACTS.size() - 1),
                    Arbitraries.longs().between(0, 3 * 24 * 60),
                    Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.just(first)), Tuple.of(1, views)))
                .as(Told::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25));
  }

  private static Tuple.Tuple2<Integer, Urgency> tuple(int weight, Urgency urgency) {
    return Tuple.of(weight, urgency);
  }

  private static CaseHistory play(List<Told> told, boolean hourlyWatermark) {
    return play(told, hourlyWatermark, CaseHistory.at("2026-12-01T00:00"));
  }

  private static CaseHistory play(List<Told> told, boolean hourlyWatermark, Instant until) {
    CaseHistory history = CaseHistory.of(DemandType.COMPLAINT);
    Instant now = START;
    int round = 1;
    for (Told each : told) {
      Instant next = now.plusSeconds(60 * each.minutesLater());
      for (Instant hour = now;
          hourlyWatermark && hour.isBefore(next);
          hour = hour.plusSeconds(3600)) {
        history.watermark(hour);
      }
      now = next;
      Function<ClockFact.Head, ClockFact> fact = FACTS.get(each.fact());
      if (FACTS.indexOf(fact) == 16) {
        round++;
      }
      int current = round;
      history.change(
          _ ->
              CaseHistory.with(
                  each.view(),
                  each.view().demandType(),
                  each.view().urgency(),
                  current,
                  each.view().unitId()));
      history.tell(now, fact);
    }
    return history.watermark(until);
  }

  @Property(tries = 500)
  void shouldGiveTheStoredStateWhenReplayed(@ForAll("histories") List<Told> told) {
    CaseHistory history = play(told, false);
    CaseClocks replayed =
        ClockDecider.evolve(CaseClocks.none("case-1"), List.copyOf(history.events()));
    assertThat(replayed).isEqualTo(history.clocks());
    assertThat(replayed.caseSequence()).isEqualTo(told.size());
    assertThat(history.events())
        .extracting(event -> event.head().sequence())
        .containsExactlyElementsOf(upTo(history.events().size()));
  }

  /** Whatever happened: counted anew by the same rules, every limit is where it was. */
  @Property(tries = 500)
  void shouldMoveNothingWhenCountedAnewByTheSameRules(
      @ForAll("histories") List<Told> told, @ForAll @LongRange(min = 0, max = 60) long days) {
    CaseClocks clocks = play(told, false, START).clocks();
    Instant last =
        START.plusSeconds(60 * told.stream().mapToLong(Told::minutesLater).sum() + 86_400 * days);
    CaseClocks now = ClockDecider.evolve(clocks, ClockDecider.fire(clocks, last));
    assertThat(
            Recompute.decide(now, "r", last, CaseHistory.POLICY, CaseHistory.CALENDAR).stream()
                .filter(ClockEvent.ClockCorrected.class::isInstance))
        .isEmpty();
  }

  @Property(tries = 100)
  void shouldDoTheSameHoweverOftenTimeIsLookedAt(@ForAll("histories") List<Told> told) {
    assertThat(exceptFiredAt(play(told, true))).isEqualTo(exceptFiredAt(play(told, false)));
  }

  private static List<Object> exceptFiredAt(CaseHistory history) {
    return history.events().stream()
        .map(
            event ->
                event instanceof ClockEvent.StepTaken taken
                    ? List.of(
                        taken.head(), taken.key(), taken.debtor(), taken.dueAt(), taken.step())
                    : event)
        .toList();
  }

  @Property(tries = 500)
  void shouldTakeEachStepOnceAndNoneOfAClockMetInTime(@ForAll("histories") List<Told> told) {
    CaseHistory history = play(told, false);
    Set<String> taken = new HashSet<>();
    CaseClocks clocks = CaseClocks.none("case-1");
    for (ClockEvent event : history.events()) {
      if (event instanceof ClockEvent.ClockCorrected corrected) {
        corrected.withdrawn().forEach(step -> taken.remove(corrected.key() + "/" + step));
      }
      if (event instanceof ClockEvent.StepTaken step) {
        assertThat(taken.add(step.key() + "/" + step.step())).isTrue();
        Clock clock = clocks.clocks().get(step.key());
        assertThat(clock).isNotNull();
        assertThat(clock.isRunning()).isTrue();
        assertThat(step.head().at()).isBefore(step.firedAt());
        boolean last = step.step() != Step.YELLOW && step.step() != Step.REMINDER;
        if (last) {
          assertThat(step.head().at()).isAfterOrEqualTo(step.dueAt());
        } else {
          assertThat(step.head().at()).isBefore(step.dueAt());
        }
      }
      clocks = ClockDecider.evolve(clocks, event);
    }
  }

  @Property(tries = 300)
  void shouldNeverMoveALimitLaterUnlessTypeOrSourceChanged(@ForAll("histories") List<Told> told) {
    List<Told> onlyUrgencyAndUnit =
        told.stream()
            .filter(each -> FACTS.get(each.fact()) != EMERGENCY_DECIDED)
            .map(
                each ->
                    new Told(
                        each.fact(),
                        each.minutesLater(),
                        CaseHistory.with(
                                each.view(),
                                DemandType.COMPLAINT,
                                each.view().urgency(),
                                1,
                                each.view().unitId())
                            .withSourceDeadline(null)))
            .toList();
    assertThat(play(onlyUrgencyAndUnit, false).events())
        .filteredOn(ClockEvent.ClockSet.class::isInstance)
        .map(ClockEvent.ClockSet.class::cast)
        .as("a co-unit's limit follows its lead's")
        .filteredOn(set -> set.key().kind() != ClockKind.JOINT_ANSWER)
        .allSatisfy(
            set -> {
              Instant before = set.previousDueAt();
              assertThat(before == null || !set.clock().due().at().isAfter(before)).isTrue();
            });
  }

  private static List<Long> upTo(int count) {
    List<Long> numbers = new ArrayList<>();
    for (long i = 1; i <= count; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
