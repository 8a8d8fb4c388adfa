package cn.huimin.hotline.intake.workorder;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Work orders that are handed in together are each treated as if they came alone. */
class TogetherIT {

  private static final Actor ACTOR = new Actor("operator", Role.OPERATOR, null, "api");

  private final House house = House.get();
  private final Acceptance acceptance = house.bean(Acceptance.class);

  @Test
  void shouldTreatEachAsIfItCameAlone() {
    var known = with(order(), "revision", "2");
    var alone = acceptance.accept(read(known), ACTOR, Duration.ZERO);
    var revised = with(order(), "revision", "5");
    acceptance.accept(read(revised), ACTOR, Duration.ZERO);

    var fresh = order();
    var samePerson = order();
    var nobody = with(order(), "complainant", Map.of());
    var amended =
        with(with(with(known, "revision", "3"), "complainant", Map.of()), "title", "校服费没有发放");
    var stale = with(with(revised, "revision", "4"), "title", "校服");
    var lacking = with(order(), "attachments", List.of("none-such"));
    var all =
        List.of(
            read(fresh), read(amended), read(stale), read(lacking), read(samePerson), read(nobody));

    var attempts = acceptance.accept(all, ACTOR);

    assertThat(attempts).hasSameSizeAs(all);
    assertThat(attempts.get(0).orThrow().before()).isEqualTo(Acceptance.Standing.NEW);
    var amendment = attempts.get(1).orThrow();
    assertThat(amendment.before()).isEqualTo(Acceptance.Standing.CHANGED);
    assertThat(amendment.opening()).isFalse();
    assertThat(amendment.caseNumber()).isEqualTo(alone.caseNumber());
    assertThat(amendment.lookUpCode()).isEqualTo(alone.lookUpCode());
    assertThat(refused(attempts.get(2))).isEqualTo(ProblemCode.STALE_REVISION);
    assertThat(refused(attempts.get(3))).isEqualTo(ProblemCode.INVALID_INPUT);
    assertThat(
            List.of(
                attempts.get(0).orThrow().caseNumber(),
                attempts.get(4).orThrow().caseNumber(),
                attempts.get(5).orThrow().caseNumber()))
        .doesNotHaveDuplicates();
    var one = received(attempts.get(0));
    assertThat(received(attempts.get(4)).getComplainantFingerprint())
        .isNotNull()
        .isEqualTo(one.getComplainantFingerprint());
    assertThat(received(attempts.get(1)).getComplainantFingerprint())
        .as("an amendment without the person does not make a known person unknown")
        .isEqualTo(one.getComplainantFingerprint());
    assertThat(received(attempts.get(5)).getComplainantFingerprint()).isNull();
    assertThat(one.getContent().toString()).doesNotContain("13800001234", "李某花");
    assertThat(house.routing().read(WorkOrderReceived.class))
        .extracting(WorkOrderReceived::getCaseId)
        .doesNotContain(Acceptance.caseId(read(lacking)));
  }

  @Test
  void shouldBeTheSameHandInAloneAndTogether() {
    var order = read(order());
    var first = acceptance.accept(List.of(order), ACTOR).getFirst().orThrow();
    var again = acceptance.accept(order, ACTOR, Duration.ZERO);
    assertThat(again.commandId()).isEqualTo(first.commandId());
    assertThat(again.lookUpCode()).isEqualTo(first.lookUpCode());
    assertThat(again.before()).isEqualTo(Acceptance.Standing.KNOWN);
  }

  /**
   * Whatever came between, a content of before is a repetition: registry and case keep the last.
   */
  @Test
  void shouldChangeNothingByWhatTheCaseHadOnce() {
    var first = order();
    var second = with(first, "title", "校服费没有发放");
    var third = with(first, "title", "校服费一直没有发放");
    for (var body : List.of(first, second, third)) {
      assertThat(acceptance.accept(read(body), ACTOR, Duration.ZERO).superseded()).isFalse();
    }
    var registry = house.bean(CaseRegistry.class);
    var caseId = Acceptance.caseId(read(first));
    var stands = registry.find(caseId).orElseThrow();
    assertThat(stands.contentHash()).isEqualTo(acceptance.contentHash(read(third)));

    for (var body : List.of(second, first)) {
      var alone = acceptance.accept(read(body), ACTOR, Duration.ZERO);
      var together = acceptance.accept(List.of(read(body)), ACTOR).getFirst().orThrow();
      assertThat(alone.superseded()).isTrue();
      assertThat(together.superseded()).isTrue();
      assertThat(together.commandId()).isEqualTo(alone.commandId());
    }
    assertThat(registry.find(caseId)).contains(stands);
    assertThat(acceptance.accept(read(third), ACTOR, Duration.ZERO).superseded()).isFalse();
    var back = with(second, "revision", "7");
    assertThat(acceptance.accept(read(back), ACTOR, Duration.ZERO).superseded()).isFalse();
    assertThat(registry.find(caseId).orElseThrow().contentHash())
        .as("a source that goes back says so by a revision")
        .isEqualTo(acceptance.contentHash(read(back)));
  }

  /** The later revision was committed after the older one had looked. */
  @Test
  void shouldCompareRevisionsAgainUnderTheLockOfTheRow() throws Exception {
    var known = with(order(), "revision", "1");
    var caseId = acceptance.accept(read(known), ACTOR, Duration.ZERO).caseId();
    var registry = house.bean(CaseRegistry.class);
    var transactions = house.bean(TransactionOperations.class);
    var looked = registry.find(Set.of(caseId));
    var older = handIn(with(with(known, "revision", "2"), "title", "第二版"), looked);
    var later = handIn(with(with(known, "revision", "3"), "title", "第三版"), looked);
    var handOver = house.bean(HandOver.class);
    var hasTheRow = new CountDownLatch(1);
    var olderWaits = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          threads.submit(
              () ->
                  transactions.execute(
                      _ -> {
                        registry.hold(List.of(caseId));
                        hasTheRow.countDown();
                        awaited(olderWaits);
                        return handOver.kept(List.of(later), looked).getFirst();
                      }));
      awaited(hasTheRow);
      var second = threads.submit(() -> handOver.kept(List.of(older), looked).getFirst());
      await()
          .until(
              () ->
                  house
                          .bean(JdbcClient.class)
                          .sql("select count(*) from pg_locks where not granted")
                          .query(Integer.class)
                          .single()
                      > 0);
      olderWaits.countDown();
      assertThat(first.get().refusal()).isEmpty();
      assertThat(refused(second.get())).isEqualTo(ProblemCode.STALE_REVISION);
    }
    assertThat(registry.find(caseId).orElseThrow().revision()).isEqualTo("3");
    assertThat(registry.find(caseId).orElseThrow().contentHash()).isEqualTo(later.hash());
    var opened = with(order(), "revision", "2");
    acceptance.accept(read(opened), ACTOR, Duration.ZERO);
    assertThat(
            refused(
                handOver
                    .kept(List.of(handIn(with(opened, "revision", "1"), Map.of())), Map.of())
                    .getFirst()))
        .as("two that open it at once")
        .isEqualTo(ProblemCode.STALE_REVISION);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HandIn handIn(Map<String, Object> body, Map<String, CaseRegistry.Registered> looked) {
    var order = read(body);
    var caseId = Acceptance.caseId(order);
    return HandIn.of(
        new KnownCases.Placed(order, caseId, acceptance.contentHash(order), looked.get(caseId)),
        ACTOR);
  }

  @Test
  void shouldRefuseTwoOfOneCaseTogether() {
    var order = read(order());
    assertThatThrownBy(() -> acceptance.accept(List.of(order, order), ACTOR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Under our own names a prefix was part of the number once, and made another case. */
  @Test
  void shouldKnowACaseOfBeforeHoweverItsNumberIsWrittenNow() {
    var number = "2026030" + Orders.number().substring(2);
    var then = read(with(order(), "externalNumber", "SH-" + number));
    var hash = house.bean(Fingerprints.class).ofContent(then);
    var caseId = Ids.caseId(then.channel().name(), then.sourceLine(), then.externalNumber());
    var commandId = Ids.uuid5(caseId, hash, "");
    house
        .bean(CaseRegistry.class)
        .register(
            List.of(
                new CaseRegistry.Entry(
                    caseId, "before-" + number, then, commandId, hash, null, List.of(), "-")),
            House.START);
    for (var written : List.of("SH-" + number, number, "12345-" + number)) {
      var now = read(with(order(), "externalNumber", written));
      assertThat(acceptance.standing(now)).as(written).isEqualTo(Acceptance.Standing.KNOWN);
      var alone = acceptance.accept(now, ACTOR, Duration.ZERO);
      var together = acceptance.accept(List.of(now), ACTOR).getFirst().orThrow();
      for (var accepted : List.of(alone, together)) {
        assertThat(accepted.caseId()).as(written).isEqualTo(caseId);
        assertThat(accepted.commandId()).as("the same hand-in").isEqualTo(commandId);
      }
    }
    var amended = read(with(with(order(), "externalNumber", number), "title", "校服费没有发放"));
    assertThat(acceptance.accept(amended, ACTOR, Duration.ZERO).caseId()).isEqualTo(caseId);
  }

  private WorkOrderReceived received(Acceptance.Attempt attempt) {
    var commandId = attempt.orThrow().commandId();
    return house
        .routing()
        .await(WorkOrderReceived.class, received -> received.getCommandId().equals(commandId));
  }

  private static ProblemCode refused(Acceptance.Attempt attempt) {
    return attempt.refusal().map(Refusal::code).orElseThrow();
  }

  private WorkOrder read(Map<String, Object> body) {
    return WorkOrderReader.read((ObjectNode) house.bean(JsonMapper.class).valueToTree(body));
  }
}
