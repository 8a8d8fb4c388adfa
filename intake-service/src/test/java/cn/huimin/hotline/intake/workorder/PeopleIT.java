package cn.huimin.hotline.intake.workorder;

import static cn.huimin.hotline.intake.Orders.order;
import static cn.huimin.hotline.intake.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.Orders;
import cn.huimin.hotline.intake.config.IntakeSettings;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

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

  /** By mail address, or by name and address, under each key, and in cases of before as well. */
  @Test
  void shouldFindWhoGaveNoPhoneThroughEveryRotation() {
    var email = "Li.Hua@Example.org";
    var home = Map.of("name", "李某华", "address", "文昌路１２号 3单元501室");
    handIn(Map.of("name", "李某华", "email", email));
    handIn(home);
    handIn(Map.of("name", "李某", "email", "li.hua@example.com"));
    var database = house.bean(JdbcClient.class);
    var marks = house.bean(Marks.class);
    database.sql("delete from person_mark").update();
    database.sql("update fingerprint_key set marked = false").update();

    var officer = house.as("dataofficer");
    var byEmail = Map.of("email", " li.hua@EXAMPLE.org ", "reason", "本人申请");
    var byHome = Map.of("name", "李某华", "address", "文昌路12号3单元-501室", "reason", "本人申请");
    var tooEarly = officer.post("/api/v1/persons/erase", byEmail);
    assertThat(tooEarly.status()).as("half of it would be worse").isEqualTo(503);
    assertThat(tooEarly.code()).isEqualTo("not-available");
    marks.sweep();
    assertThat(cases(officer, byEmail)).isEqualTo(1);
    assertThat(cases(officer, byHome)).isEqualTo(1);

    handIn(Map.of("phone", "13700010009", "email", email));
    assertThat(cases(officer, byEmail)).as("with a phone too").isEqualTo(2);
    var former = inUse();
    var rotation = former.madeAt().plus(settings.fingerprintKeyLife());
    people.sweep(rotation);
    people.sweep(rotation.plus(settings.fingerprintOverlap()));
    assertThat(ids()).doesNotContain(former.id());
    assertThat(cases(officer, byEmail)).isEqualTo(2);
    assertThat(cases(officer, byHome)).isEqualTo(1);

    assertThat(officer.post("/api/v1/persons/erase", byEmail).body().path("caseNumbers"))
        .hasSize(2);
    assertThat(officer.post("/api/v1/persons/export", byEmail).status()).isEqualTo(404);
    assertThat(officer.post("/api/v1/persons/erase", byHome).status()).isEqualTo(200);
    assertThat(officer.post("/api/v1/persons/erase", byHome).status()).isEqualTo(404);
    assertThat(
            database
                .sql(
                    "select count(*) from person_mark m join work_order w using (case_id)"
                        + " where w.erased_at is not null")
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** Whoever comes first, the erasure, the marks or an amendment: nothing of the person is left. */
  @Test
  void shouldLeaveNothingOfWhoIsErasedWhileSomethingIsNotedOfThem() throws Exception {
    var transactions = house.bean(TransactionOperations.class);
    var registry = house.bean(CaseRegistry.class);
    var vault = house.bean(Vault.class);
    var marks = house.bean(Marks.class);
    var order = with(order(), "complainant", Map.of("name", "周晚霞", "email", "zhou@example.org"));
    try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = caseId(order);
      var afterTheErasure =
          transactions.execute(
              _ -> {
                registry.erase(first, House.START);
                vault.erase(Subject.ofCase(first));
                var marking =
                    others.submit(
                        () -> marks.markSome(keys.holding().getFirst(), justBefore(first)));
                awaitSomebodyWaiting(1);
                var amending =
                    others.submit(
                        () -> operator.post("/api/v1/work-orders", with(order, "title", "补充")));
                awaitSomebodyWaiting(2);
                return List.of(marking, amending);
              });
      for (var one : Objects.requireNonNull(afterTheErasure)) {
        if (one.get(30, TimeUnit.SECONDS) instanceof Api.Answer answer) {
          assertThat(answer.code()).isEqualTo("erased");
        }
      }
      assertThat(noted(first)).isZero();
      assertThat(vault.get(Subject.ofCase(first), Complainant.ENTRY, Complainant.class)).isEmpty();

      var second = caseId(with(order, "externalNumber", Orders.number()));
      var beforeTheErasure =
          transactions.execute(
              _ -> {
                marks.markSome(keys.holding().getFirst(), justBefore(second));
                var erasing =
                    others.submit(
                        () ->
                            house
                                .as("dataofficer")
                                .post(
                                    "/api/v1/persons/erase",
                                    Map.of("caseId", second, "reason", "本人申请")));
                awaitSomebodyWaiting(1);
                return erasing;
              });
      assertThat(Objects.requireNonNull(beforeTheErasure).get(30, TimeUnit.SECONDS).status())
          .isEqualTo(200);
      assertThat(noted(second)).isZero();
    }
  }

  private String caseId(Map<String, Object> order) {
    return operator.post("/api/v1/work-orders", order).body().path("caseId").asString();
  }

  private static String justBefore(String caseId) {
    return caseId.substring(0, caseId.length() - 1);
  }

  private void awaitSomebodyWaiting(int transactions) {
    var database = house.bean(JdbcClient.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                database
                        .sql("select count(distinct pid) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                    >= transactions);
  }

  private int noted(String caseId) {
    return house
        .bean(JdbcClient.class)
        .sql("select count(*) from person_mark where case_id = :case")
        .param("case", caseId)
        .query(Integer.class)
        .single();
  }

  /** Words beside numbers hide nobody: each of the numbers finds the case, and erases it. */
  @Test
  void shouldFindAndEraseByAnyNumberAmongWords() {
    handIn(Map.of("name", "周某", "phone", "13700010021姥姥（妈妈13700010022，晚上打）"));
    var officer = house.as("dataofficer");
    for (var number : List.of("13700010021", "13700010022")) {
      assertThat(cases(officer, Map.of("phone", number, "reason", "本人申请"))).isEqualTo(1);
      assertThat(found(number)).isEqualTo(1);
    }
    var erased =
        officer.post("/api/v1/persons/erase", Map.of("phone", "13700010022", "reason", "本人申请"));
    assertThat(erased.status()).isEqualTo(200);
    assertThat(found("13700010021")).isZero();
  }

  private void handIn(Map<String, String> person) {
    assertThat(operator.post("/api/v1/work-orders", with(order(), "complainant", person)).status())
        .isEqualTo(201);
  }

  private static int cases(Api officer, Map<String, String> by) {
    return officer.post("/api/v1/persons/export", by).body().path("cases").size();
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

  /** A caller who leaves two numbers is found by either, and is the same when calling by either. */
  @Test
  void shouldKnowAPersonByEitherOfTwoNumbers() {
    var both = "13700010004 / 0538-8600104";
    var person = fingerprint(both);
    assertThat(fingerprint("0538-8600104")).isEqualTo(person);
    assertThat(fingerprint("137 0001 0004")).isEqualTo(person);
    assertThat(found("13700010004")).isEqualTo(3);
    assertThat(found("(0538)8600104")).isEqualTo(3);

    // Two people who were known before they gave their numbers together stay two.
    var first = fingerprint("13700010005");
    var second = fingerprint("13700010006");
    assertThat(second).isNotEqualTo(first);
    assertThat(fingerprint("13700010005、13700010006")).isEqualTo(first);
    assertThat(found("13700010005")).isEqualTo(2);
    assertThat(found("13700010006")).as("by the number given second").isEqualTo(2);
    assertThat(fingerprint("13700010006")).isEqualTo(second);

    // Under the next key too, when the one they came under is destroyed.
    var retired = inUse();
    var rotation = retired.madeAt().plus(settings.fingerprintKeyLife());
    people.sweep(rotation);
    people.sweep(rotation.plus(settings.fingerprintOverlap()));
    assertThat(ids()).doesNotContain(retired.id());
    assertThat(found("0538-8600104")).isEqualTo(3);
    assertThat(found("13700010006")).isEqualTo(3);

    var officer = house.as("dataofficer");
    var by = Map.of("phone", "13700010006", "reason", "本人申请");
    assertThat(officer.post("/api/v1/persons/export", by).body().path("cases").size()).isEqualTo(3);
    assertThat(officer.post("/api/v1/persons/erase", by).status()).isEqualTo(200);
    assertThat(found("13700010006")).isZero();
    assertThat(found("13700010005")).as("what was given alone").isEqualTo(1);
  }

  @Test
  void shouldTakeBothNumbersOutOfTexts() {
    var order =
        with(
            with(order(), "complainant", Map.of("phone", "13700010007、0538-8600107")),
            "content",
            "请打8600107，或者1370001 0007，校服费的事");
    var commandId = operator.post("/api/v1/work-orders", order).body().path("commandId").asString();
    var content =
        house
            .routing()
            .await(WorkOrderReceived.class, received -> received.getCommandId().equals(commandId))
            .getContent();
    assertThat(content).doesNotContain("8600107", "0007").contains("校服费");
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
