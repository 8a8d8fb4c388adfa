package cn.huimin.hotline.intake.workorder;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of fingerprints rotate, and nobody becomes somebody else by it. */
class PeopleIT {

  private static final String REGULAR = "13700010001";
  private final House house = House.get();
  private final Api operator = house.as("operator");
  private final People people = house.bean(People.class);
  private final PersonKeys keys = house.bean(PersonKeys.class);
  private final IntakeSettings settings = house.bean(IntakeSettings.class);

  @Test
  void shouldKnowTheSamePersonThroughEveryRotation() {
    var regular = Objects.requireNonNull(fingerprint(REGULAR));
    var first = inUse();

    var rotation = inUse().madeAt().plus(settings.fingerprintKeyLife());
    people.sweep(rotation.minusMillis(1));
    assertThat(inUse()).isEqualTo(first);
    people.sweep(rotation);
    assertThat(inUse().id()).isNotEqualTo(first.id());
    assertThat(inUse().rekeyed()).isTrue();
    assertThat(ids()).contains(first.id());

    assertThat(fingerprint(REGULAR)).isEqualTo(regular);
    var newcomer = Objects.requireNonNull(fingerprint("13700010002"));
    assertThat(newcomer).isNotEqualTo(regular);

    var end = rotation.plus(settings.fingerprintOverlap());
    people.sweep(end.minusMillis(1));
    assertThat(ids()).contains(first.id());
    people.sweep(end);
    assertThat(ids()).doesNotContain(first.id());

    // Neither the 90 days nor the years that people are kept are cut by it.
    assertThat(fingerprint("+86 137-0001-0001")).isEqualTo(regular);
    assertThat(fingerprint("13700010002")).isEqualTo(newcomer);
    assertThat(found(REGULAR)).isEqualTo(3);

    people.sweep(inUse().madeAt().plus(settings.fingerprintKeyLife()));
    assertThat(fingerprint(REGULAR)).isEqualTo(regular);
  }

  @Test
  void shouldForgetAPersonWhoWasErased() {
    var phone = "13700010003";
    fingerprint(phone);
    var erased =
        house
            .as("dataofficer")
            .post("/api/v1/persons/erase", Map.of("phone", phone, "reason", "本人申请"));
    assertThat(erased.status()).isEqualTo(200);
    assertThat(found(phone)).isZero();
    assertThat(
            house
                .bean(JdbcClient.class)
                .sql("select count(*) from person_fingerprint where person = any(:people)")
                .param("people", people.known(phone).toArray(String[]::new))
                .query(Integer.class)
                .single())
        .isZero();
  }

  private PersonKeys.Line inUse() {
    return keys.lines().getFirst();
  }

  private List<String> ids() {
    return keys.lines().stream().map(PersonKeys.Line::id).toList();
  }

  private int found(String phone) {
    return operator
        .post("/internal/complainants/search", Map.of("phone", phone))
        .body()
        .path("caseIds")
        .size();
  }

  private String fingerprint(String phone) {
    var answer =
        operator.post("/api/v1/work-orders", with(order(), "complainant", Map.of("phone", phone)));
    var commandId = answer.body().path("commandId").asString();
    return house
        .routing()
        .await(WorkOrderReceived.class, received -> received.getCommandId().equals(commandId))
        .getComplainantFingerprint();
  }
}
