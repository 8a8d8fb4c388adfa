package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.intake.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.relation.CaseUnits;
import cn.huimin.hotline.intake.vault.Subject;
import cn.huimin.hotline.intake.vault.Vault;
import cn.huimin.hotline.intake.workorder.LookUpCode;
import cn.huimin.hotline.schemas.command.DispatchCase;
import cn.huimin.hotline.schemas.command.MergeCase;
import cn.huimin.hotline.schemas.command.RecordContact;
import cn.huimin.hotline.schemas.command.SplitCase;
import cn.huimin.hotline.schemas.command.SubmitReport;
import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class CaseCommandsIT {

  private final House house = House.get();
  private final String caseId =
      house.as("operator").post("/api/v1/work-orders", order()).body().path("caseId").asString();

  @Test
  void shouldHandACommandOnAndAnswerWithTheCaseAfterIt() {
    var answer = house.as("liaison-u-baimiao").post(path("sign"), Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("state").asString()).isEqualTo("SIGNED");
    assertThat(answer.body().path("replayed").asBoolean()).isFalse();
  }

  /** Whoever was refused, for an old version or because somebody was faster, may ask again. */
  @Test
  void shouldSplitAgainUnderNumbersOfItsOwn() {
    var operator = house.as("operator");
    var parts = Map.of("parts", List.of("校服费没有退", "食堂饭菜有异物"));
    for (int i = 0; i < 2; i++) {
      var split = operator.post(path("split"), parts, "Idempotency-Key", "split-" + i);
      assertThat(split.status()).as(split.response().body()).isEqualTo(200);
    }
    assertThat(operator.post(path("split"), parts, "Idempotency-Key", "split-1").status())
        .isEqualTo(200);
    assertThat(
            house.routing().read(SplitCase.class).stream()
                .filter(one -> one.getHeader().getCaseId().equals(caseId))
                .flatMap(one -> one.getParts().stream())
                .map(part -> part.getCaseNumber().replaceAll(".*-", ""))
                .distinct())
        .containsExactly("1", "2", "3", "4");
  }

  /** The short message about a matter of a split call has the number and the code of the matter. */
  @Test
  void shouldLetTheComplainantLookAMatterOfASplitCallUp() {
    var parts = Map.of("parts", List.of("校服费没有退", "食堂饭菜有异物"));
    assertThat(house.as("operator").post(path("split"), parts).status()).isEqualTo(200);
    var part =
        house
            .routing()
            .await(SplitCase.class, one -> one.getHeader().getCaseId().equals(caseId))
            .getParts()
            .getLast();
    var code =
        house
            .bean(Vault.class)
            .get(Subject.ofCase(part.getCaseId()), LookUpCode.ENTRY, LookUpCode.class)
            .orElseThrow();
    var found =
        house
            .api()
            .post(
                "/internal/look-ups",
                Map.of("caseNumber", part.getCaseNumber(), "code", code.code()),
                "X-Forwarded-For",
                "10.0.9.1");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.body().path("caseId").asString()).isEqualTo(part.getCaseId());
  }

  @Test
  void shouldTellAtOnceOfALeadThatCannotBeOne() {
    var operator = house.as("operator");
    var ended = operator.post("/api/v1/work-orders", order()).body().path("caseId").asString();
    house.routing().end(ended);
    var units = house.bean(CaseUnits.class);
    await().until(() -> units.hasEnded(ended));
    for (var lead : List.of("00000000-0000-5000-8000-000000000000", ended)) {
      var answer = operator.post(path("merge"), Map.of("leadCaseId", lead, "reason", "同一件事"));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.code()).isEqualTo("invalid-input");
      assertThat(answer.body().path("errors").path(0).path("field").asString())
          .isEqualTo("leadCaseId");
    }
    assertThat(house.routing().read(MergeCase.class))
        .as("nothing was asked of routing")
        .noneMatch(asked -> asked.getHeader().getCaseId().equals(caseId));
    var open = operator.post("/api/v1/work-orders", order()).body().path("caseId").asString();
    assertThat(operator.post(path("merge"), Map.of("leadCaseId", open)).status()).isEqualTo(200);
  }

  @Test
  void shouldTakeACommandWithoutABody() {
    assertThat(house.as("liaison-u-baimiao").postText(path("sign"), "").status()).isEqualTo(200);
  }

  @Test
  void shouldAnswerTheSameKeyWithTheFirstOutcomeAndRefuseAnotherBodyUnderIt() {
    var operator = house.as("operator");
    var body = Map.of("unitId", "u-baimiao", "note", "一");
    var first = operator.post(path("dispatch"), body, "Idempotency-Key", "k-1");
    var again = operator.post(path("dispatch"), body, "Idempotency-Key", "k-1");
    assertThat(again.body().path("commandId")).isEqualTo(first.body().path("commandId"));
    assertThat(again.body().path("version")).isEqualTo(first.body().path("version"));
    assertThat(again.body().path("replayed").asBoolean()).isTrue();
    var other =
        operator.post(
            path("dispatch"), Map.of("unitId", "u-baimiao", "note", "二"), "Idempotency-Key", "k-1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
    assertThat(other.body().path("state").asString()).isNotBlank();
    assertThat(house.routing().read(CaseText.class))
        .filteredOn(text -> text.getCaseId().equals(caseId) && text.getKind() == TextKind.NOTE)
        .as("the refused body does not overwrite the first")
        .extracting(CaseText::getText)
        .contains("一", "二");
    await("words of what was refused are off the log, the others are not")
        .untilAsserted(
            () -> assertThat(house.routing().standing(caseId)).contains("一").doesNotContain("二"));
  }

  /** Routing forgets its answers after some weeks, and decides of the same command anew. */
  @Test
  void shouldKeepTheWordsOfWhatWasAcceptedOnceThoughItIsRefusedLater() {
    var operator = house.as("operator");
    var accepted = Map.of("unitId", "u-baimiao", "note", "照办");
    operator.post(path("dispatch"), accepted, "Idempotency-Key", "kept");
    await().untilAsserted(() -> assertThat(house.routing().standing(caseId)).contains("照办"));

    house.routing().refuse(caseId, false);
    var fresh = Map.of("unitId", "u-baimiao", "note", "没有照办");
    assertThat(operator.post(path("dispatch"), fresh, "Idempotency-Key", "refused").status())
        .isEqualTo(409);
    assertThat(operator.post(path("dispatch"), accepted, "Idempotency-Key", "kept").status())
        .isEqualTo(409);
    await("words of a refused command are off the log")
        .untilAsserted(() -> assertThat(house.routing().standing(caseId)).doesNotContain("没有照办"));

    // What is refused then is a first outcome from then on, and still takes nothing away.
    house
        .bean(JdbcClient.class)
        .sql("update handed_command set at = at - interval '31 days' where case_id = :case")
        .param("case", caseId)
        .update();
    house.routing().refuse(caseId, true);
    operator.post(path("dispatch"), accepted, "Idempotency-Key", "kept");
    operator.post(path("dispatch"), fresh, "Idempotency-Key", "refused");
    await("both were read")
        .untilAsserted(() -> assertThat(house.routing().standing(caseId)).doesNotContain("没有照办"));
    assertThat(house.routing().standing(caseId)).contains("照办");
  }

  /** Who does not wait for the outcome leaves no words behind either. */
  @Test
  void shouldTakeTheWordsOfWhatIsRefusedOffTheLogHoweverLate() {
    var operator = house.as("operator");
    var taken = Map.of("unitId", "u-baimiao", "note", "收下了");
    operator.post(path("dispatch"), taken, "Prefer", "wait=0", "Idempotency-Key", "late-1");
    var other = Map.of("unitId", "u-baimiao", "note", "换了内容");
    operator.post(path("dispatch"), other, "Prefer", "wait=0", "Idempotency-Key", "late-1");
    await("of two under one key the refused one alone")
        .untilAsserted(
            () -> {
              assertThat(
                      house
                          .bean(JdbcClient.class)
                          .sql("select count(*) from text_at_stake where case_id = ?")
                          .param(caseId)
                          .query(Long.class)
                          .single())
                  .isZero();
              assertThat(house.routing().standing(caseId)).contains("收下了").doesNotContain("换了内容");
            });
    house.routing().refuse(caseId, false);
    var late = Map.of("unitId", "u-baimiao", "note", "没有等到");
    assertThat(operator.post(path("dispatch"), late, "Prefer", "wait=0").status()).isEqualTo(202);
    await()
        .until(
            () ->
                house.routing().read(CaseText.class).stream()
                    .anyMatch(text -> text.getText().equals("没有等到")));
    await("words of what was refused after the wait are off the log")
        .untilAsserted(() -> assertThat(house.routing().standing(caseId)).doesNotContain("没有等到"));
  }

  @Test
  void shouldTakeEveryRequestWithoutAKeyForANewOne() {
    var operator = house.as("operator");
    var one = operator.post(path("dispatch"), Map.of("unitId", "u-baimiao"));
    var other = operator.post(path("dispatch"), Map.of("unitId", "u-baimiao"));
    assertThat(other.body().path("commandId")).isNotEqualTo(one.body().path("commandId"));
  }

  @Test
  void shouldCarryWhatWasAskedAndByWhom() {
    var commandId =
        house
            .as("operator")
            .post(
                path("dispatch"),
                Map.of(
                    "unitId",
                    "u-ez",
                    "fault",
                    "CENTRE",
                    "category",
                    Map.of("level1", "违规收费", "level2", "校服"),
                    "demandType",
                    "HELP",
                    "urgency",
                    "URGENT",
                    "confidential",
                    true,
                    "summary",
                    "李某花反映收费",
                    "expectedVersion",
                    1))
            .body()
            .path("commandId")
            .asString();
    var command =
        house
            .routing()
            .await(DispatchCase.class, c -> c.getHeader().getCommandId().equals(commandId));
    assertThat(command.getUnitId()).isEqualTo("u-ez");
    assertThat(command.getFault()).isEqualTo(TransferFault.CENTRE);
    assertThat(command.getCategoryLevel1()).isEqualTo("违规收费");
    assertThat(command.getCategoryLevel2()).isEqualTo("校服");
    assertThat(command.getDemandType()).isEqualTo(DemandType.HELP);
    assertThat(command.getUrgency()).isEqualTo(Urgency.URGENT);
    assertThat(command.getConfidential()).isTrue();
    assertThat(command.getHeader().getExpectedVersion()).isEqualTo(1);
    assertThat(command.getHeader().getActor().getId()).isEqualTo("operator");
    assertThat(command.getHeader().getActor().getRole()).isEqualTo(Role.OPERATOR);
    assertThat(command.getHeader().getActor().getUnitId()).isEqualTo("u-hmzx");
    assertThat(command.getHeader().getAcceptedAt()).isEqualTo(house.clock().instant());
    assertThat(command.getHeader().getTexts())
        .singleElement()
        .satisfies(ref -> assertThat(ref.getTextId()).isEqualTo(command.getSummaryTextId()));
    assertThat(house.routing().texts(caseId)).containsEntry("SUMMARY", "〔姓名〕反映收费");
  }

  @Test
  void shouldKeepStaffInTheVaultAndOffTheLog() {
    var commandId =
        house
            .as("liaison-u-baimiao")
            .post(
                path("report"),
                Map.ofEntries(
                    Map.entry("facts", "事实"),
                    Map.entry("measures", "措施"),
                    Map.entry("internalAnswer", "内部"),
                    Map.entry("publicAnswer", "公开"),
                    Map.entry("contacted", true),
                    Map.entry("contactedBy", "钱某某"),
                    Map.entry("contactMeans", "PHONE"),
                    Map.entry("contactNumber", "13900008888"),
                    Map.entry("contactedAt", "2026-03-02T09:00:00+08:00"),
                    Map.entry("resolved", true),
                    Map.entry("beyondPowers", false),
                    Map.entry("closingKind", "SOLVED"),
                    Map.entry("staff", List.of("赵某某"))))
            .body()
            .path("commandId")
            .asString();
    var command =
        house
            .routing()
            .await(SubmitReport.class, c -> c.getHeader().getCommandId().equals(commandId));
    assertThat(command.toString()).doesNotContain("赵某某", "钱某某", "13900008888");
    assertThat(command.getStaffNamed()).isTrue();
    assertThat(command.getContactMeans()).isEqualTo("PHONE");
    assertThat(command.getContactedAt()).isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
    assertThat(command.getDialled()).matches("[0-9a-f]{64}");
    assertThat(
            house
                .bean(Vault.class)
                .get(Subject.ofCase(caseId), "spoken-by:" + commandId, CaseCommands.SpokenBy.class))
        .hasValueSatisfying(by -> assertThat(by.name()).isEqualTo("钱某某"));
    assertThat(command.getProposedVerdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(command.getReportId()).isNotBlank();
    assertThat(
            house
                .bean(Vault.class)
                .get(Subject.ofCase(caseId), "staff:" + commandId, CaseCommands.Staff.class))
        .hasValueSatisfying(staff -> assertThat(staff.names()).containsExactly("赵某某"));
  }

  /** What is dialled goes to the vault, its hash on the log where it is not the complainant's. */
  @Test
  void shouldTellNumbersThatAreNotTheComplainantsByTheirHash() {
    var own = contact("138-0000-1234");
    var other = contact("13900008888");
    assertThat(own.getDialled()).isNull();
    assertThat(other.getDialled()).matches("[0-9a-f]{64}");
    assertThat(contact("+86 139 0000 8888").getDialled()).isEqualTo(other.getDialled());
    assertThat(other.toString()).doesNotContain("13900008888");
    assertThat(
            house
                .bean(Vault.class)
                .get(
                    Subject.ofCase(caseId),
                    "dialled:" + other.getHeader().getCommandId(),
                    CaseCommands.Dialled.class))
        .contains(new CaseCommands.Dialled("13900008888"));
  }

  private RecordContact contact(String number) {
    var commandId =
        house
            .as("liaison-u-baimiao")
            .post(path("contact"), Map.of("means", "PHONE", "number", number))
            .body()
            .path("commandId")
            .asString();
    return house
        .routing()
        .await(RecordContact.class, c -> c.getHeader().getCommandId().equals(commandId));
  }

  @Test
  void shouldSayWhatIsWrongBeforeAnythingIsHandedOn() {
    var answer = house.as("operator").post(path("callback"), Map.of("reached", true));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields())
        .containsExactlyInAnyOrder("contactedByUnit", "resolution", "satisfaction", "pressed");
  }

  @Test
  void shouldNotKnowACaseThatNobodyHandedIn() {
    var answer = house.as("operator").post("/api/v1/cases/no-such-case/close", Map.of());
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("not-found");
  }

  @Test
  void shouldRefuseKeysAndWaitsThatAreNone() {
    var operator = house.as("operator");
    assertThat(operator.post(path("close"), Map.of(), "Idempotency-Key", "a b").code())
        .isEqualTo("bad-parameter");
    assertThat(operator.post(path("close"), Map.of(), "Prefer", "wait=3600").code())
        .isEqualTo("bad-parameter");
  }

  @ParameterizedTest
  @CsvSource({
    "dispatch, head-u-baimiao",
    "sign, operator",
    "contact, leader",
    "report, operator",
    "sign-off, operator",
    "review, head-u-baimiao",
    "callback, liaison-u-baimiao",
    "close, duty"
  })
  void shouldKeepEachActionToItsRoles(String action, String account) {
    var answer = house.as(account).post(path(action), Map.of());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("forbidden");
  }

  private String path(String action) {
    return "/api/v1/cases/" + caseId + "/" + action;
  }
}
