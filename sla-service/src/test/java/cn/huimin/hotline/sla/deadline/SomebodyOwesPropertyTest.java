package cn.huimin.hotline.sla.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.sla.deadline.ClockFact.Handover;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * Somebody always owes the next step, with a clock (DOMAIN §3): whatever way a case takes that is
 * no praise, a clock runs until it ends.
 */
class SomebodyOwesPropertyTest {

  private static final Instant START = CaseHistory.at("2026-02-10T08:00");

  /** Where a case stands, as far as facts can follow one another. */
  private enum Place {
    TRIAGE,
    DISPATCHED,
    SIGNED,
    REPORTED,
    SIGNED_OFF,
    APPROVED,
    AT_THE_SOURCE,
    ENDED,
    TAKEN_BACK
  }

  /** A choice among what can happen, and the time until it does. */
  record Move(int choice, int minutes) {}

  /** A case on its way. */
  private static final class Way {

    private final CaseHistory history;
    private Instant now = START;
    private Place place = Place.TRIAGE;
    private int round = 1;
    private boolean hadUnit;

    Way(DemandType type, Urgency urgency) {
      history = CaseHistory.of(type, urgency);
      tell(ClockFact.Opened::new);
    }

    void take(Move move) {
      now = now.plus(Duration.ofMinutes(move.minutes()));
      var steps = possible();
      if (!steps.isEmpty()) {
        steps.get(move.choice() % steps.size()).run();
      }
    }

    private List<Runnable> possible() {
      return switch (place) {
        case TRIAGE -> List.of(this::dispatch, this::dispatch, this::answer, this::giveBack);
        case DISPATCHED ->
            List.of(
                () -> to(Place.SIGNED, ClockFact.Signed::new),
                () -> stay(ClockFact.Contacted::new),
                this::transfer,
                this::returned,
                this::giveBack,
                this::end);
        case SIGNED ->
            List.of(
                () -> to(Place.REPORTED, head -> new ClockFact.Reported(head, true)),
                () -> to(Place.SIGNED_OFF, head -> new ClockFact.Reported(head, false)),
                () -> stay(ClockFact.Contacted::new),
                this::extended,
                this::supervised,
                this::consulted,
                this::returned,
                this::giveBack,
                this::end);
        case REPORTED ->
            List.of(
                () -> to(Place.SIGNED_OFF, ClockFact.SignedOff::new),
                () -> to(Place.SIGNED, ClockFact.SentBack::new));
        case SIGNED_OFF ->
            List.of(
                () -> to(Place.APPROVED, ClockFact.Approved::new),
                () -> to(Place.SIGNED, ClockFact.Rejected::new));
        case APPROVED ->
            List.of(
                () -> stay(ClockFact.CallbackAttempted::new),
                () -> {
                  stay(ClockFact.CallbackDecided::new);
                  redo();
                },
                () -> {
                  stay(ClockFact.CallbackDecided::new);
                  end();
                });
        case AT_THE_SOURCE ->
            List.of(
                () -> to(Place.TAKEN_BACK, head -> new ClockFact.SourceAnswered(head, true)),
                () -> {
                  stay(head -> new ClockFact.SourceAnswered(head, false));
                  to(Place.TRIAGE, ClockFact.Triaged::new);
                });
        case ENDED -> hadUnit ? List.of(this::redo) : List.of();
        case TAKEN_BACK -> List.of();
      };
    }

    private void dispatch() {
      var handover = hadUnit ? Handover.WITHIN_LINE : Handover.FIRST;
      hadUnit = true;
      to(Place.DISPATCHED, head -> new ClockFact.Dispatched(head, handover));
    }

    private void transfer() {
      to(Place.DISPATCHED, head -> new ClockFact.Dispatched(head, Handover.TRANSFER));
    }

    private void returned() {
      stay(ClockFact.ReturnAsked::new);
      stay(ClockFact.ReturnDecided::new);
      to(Place.TRIAGE, ClockFact.Triaged::new);
    }

    private void extended() {
      stay(ClockFact.ReliefAsked::new);
      stay(head -> new ClockFact.ExtensionDecided(head, 3, false));
    }

    private void supervised() {
      stay(head -> new ClockFact.SupervisionOrdered(head, null));
      stay(ClockFact.SupervisionAnswered::new);
    }

    private void consulted() {
      stay(ClockFact.ConsultationCalled::new);
      stay(ClockFact.ConsultationDecided::new);
    }

    private void giveBack() {
      to(Place.AT_THE_SOURCE, ClockFact.ReturnedToSource::new);
    }

    private void answer() {
      to(Place.ENDED, head -> new ClockFact.Ended(head, true));
    }

    private void end() {
      to(Place.ENDED, head -> new ClockFact.Ended(head, false));
    }

    private void redo() {
      round++;
      to(Place.SIGNED, ClockFact.RedoOpened::new);
    }

    private void stay(Function<ClockFact.Head, ClockFact> fact) {
      to(place, fact);
    }

    private void to(Place next, Function<ClockFact.Head, ClockFact> fact) {
      place = next;
      tell(fact);
    }

    private void tell(Function<ClockFact.Head, ClockFact> fact) {
      history.change(
          v ->
              CaseHistory.with(v, v.demandType(), v.urgency(), round, hadUnit ? "school-1" : null));
      history.tell(now, fact);
    }

    boolean open() {
      return place != Place.ENDED && place != Place.TAKEN_BACK;
    }
  }

  @Property(tries = 400)
  void shouldRunAClockUntilTheCaseEnds(
      @ForAll("types") DemandType type,
      @ForAll("urgencies") Urgency urgency,
      @ForAll("moves") List<Move> moves) {
    var way = new Way(type, urgency);
    assertRuns(way);
    for (var move : moves) {
      way.take(move);
      assertRuns(way);
    }
    Statistics.label("place").collect(way.place);
  }

  private static void assertRuns(Way way) {
    var running =
        way.history.clocks().running().stream()
            .filter(clock -> clock.key().kind() != ClockKind.RETURN_WINDOW)
            .filter(clock -> clock.key().kind() != ClockKind.RATING)
            .toList();
    if (way.open()) {
      assertThat(running).as("a clock runs in %s, round %d", way.place, way.round).isNotEmpty();
    } else {
      assertThat(running).as("no clock runs in %s", way.place).isEmpty();
    }
  }

  @Provide
  Arbitrary<DemandType> types() {
    return Arbitraries.of(DemandType.class).filter(type -> type != DemandType.PRAISE);
  }

  /** An emergency is neither returned nor given back. */
  @Provide
  Arbitrary<Urgency> urgencies() {
    return Arbitraries.of(Urgency.NORMAL, Urgency.URGENT);
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000), Arbitraries.integers().between(0, 3000))
        .as(Move::new)
        .list()
        .ofMaxSize(40);
  }
}
