package cn.huimin.hotline.endtoend.rights;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.endtoend.casework.CaseInHand;
import cn.huimin.hotline.endtoend.casework.WorkOrder;
import cn.huimin.hotline.endtoend.contract.Contract;
import cn.huimin.hotline.endtoend.contract.Operation;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import cn.huimin.hotline.endtoend.served.Endpoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every endpoint asked as every role, on the own, a lower and another unit's case. */
@Order(6)
@ExtendWith(InTheHouse.class)
class RightsMatrixIT {

  private static final int AT_ONCE = 4;
  private static final Pattern WANTS_ATTEMPTS = Pattern.compile("/(close|rate|rating)$");

  private final House house;
  private final Rights rights = Rights.published();

  RightsMatrixIT(House house) {
    this.house = house;
  }

  @Test
  void shouldHaveARowForEveryEndpoint() {
    Set<String> rows =
        rights.rows().stream()
            .map(row -> row.method() + " " + Endpoints.nameless(row.path()))
            .collect(Collectors.toSet());
    assertThat(Endpoints.of(house))
        .as("endpoints without a row in docs/rights.csv")
        .allSatisfy(
            endpoint ->
                assertThat(endpoint.concreteNames(rows)).as(endpoint.toString()).isNotEmpty());
  }

  @Test
  void shouldAnswerAsTheMatrixSays() throws InterruptedException, ExecutionException {
    house.moveTo(moment("2026-04-07T09:00"));
    var scored = CaseInHand.opened(house, WorkOrder.complaint()).signed().reported().signedOff();
    scored.approved().calledBack(CaseInHand.SATISFIED).once(f -> CaseInHand.has(f, "oneTime"));
    var probe = new Probe(house);
    var intakes =
        Contract.published().operations().stream()
            .filter(operation -> operation.servedBy().equals("intake"))
            .map(Operation::toString)
            .collect(Collectors.toSet());
    Queue<String> differing = new ConcurrentLinkedQueue<>();
    List<Callable<Void>> asking = new ArrayList<>();
    var behind = probe.at(house.intake());
    for (var rows : rights.byEndpoint().entrySet()) {
      asking.add(
          () -> {
            for (var row : rows.getValue()) {
              atTheDoor(row, probe, differing);
              if (intakes.contains(rows.getKey())) {
                atIntakesOwnDoor(row, behind, differing);
              }
            }
            return null;
          });
    }
    try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var asked : people.invokeAll(asking)) {
        asked.get();
      }
    }
    assertThat(differing).isEmpty();
    shouldHaveSeenEveryOperationSucceed();
  }

  private static void atTheDoor(Rights.Row row, Probe probe, Queue<String> differing) {
    row.allowed()
        .forEach(
            (role, allowed) -> {
              int status = probe.status(row, role);
              if (!asExpected(row, role, allowed, status)) {
                differing.add(
                    "%s (%s) as %s: %s, but answered %d"
                        .formatted(
                            row.endpoint(), row.kind(), role, allowed ? "allow" : "deny", status));
              }
            });
  }

  /** The console's door is not the only one: who is refused there is refused by intake as well. */
  private static void atIntakesOwnDoor(Rights.Row row, Probe behind, Queue<String> differing) {
    row.allowed()
        .forEach(
            (role, allowed) -> {
              if (!allowed) {
                int status = behind.status(row, role);
                if (!asExpected(row, role, false, status)) {
                  differing.add(
                      "%s (%s) as %s at intake's own door: deny, but answered %d"
                          .formatted(row.endpoint(), row.kind(), role, status));
                }
              }
            });
  }

  private static boolean asExpected(Rights.Row row, String role, boolean allowed, int status) {
    if (allowed) {
      // A close and a rating need attempts on several days: past the guard they say so.
      return status < (row.page() ? 400 : 300)
          || (status == 409 && WANTS_ATTEMPTS.matcher(row.path()).find());
    }
    // Without the token of a page a form is not even looked at.
    boolean form = row.page() && row.method().equals("POST");
    return role.equals(Rights.NOBODY) && !form ? status == 401 : status == 403;
  }

  private void shouldHaveSeenEveryOperationSucceed() {
    var seen = house.guard().seen();
    assertThat(Contract.published().operations().stream().map(Operation::toString))
        .allSatisfy(operation -> assertThat(seen).as("called at all").containsKey(operation));
  }
}
