package cn.huimin.hotline.intake.workorder;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
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
