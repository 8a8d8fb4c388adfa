package cn.huimin.hotline.intake.writeback;

import static cn.huimin.hotline.intake.Orders.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.intake.Api;
import cn.huimin.hotline.intake.House;
import cn.huimin.hotline.intake.UpperPlatform;
import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.push.PushSignature;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.SubmitReport;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.PartRef;
import cn.huimin.hotline.schemas.event.PartsAnswered;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Steps of cases to a platform above that is away for hours, refuses one, and loses an answer. */
class WriteBackIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final House house = House.get();
  private final Api operator = house.as("operator");
  private final UpperPlatform platform = house.platform();
  private final WriteBackSender sender = house.bean(WriteBackSender.class);

  /** Calls by their parts. */
  private final Map<String, String> calls = new HashMap<>();

  private record Opened(String caseId, String number) {}

  private Opened opened() {
    var order = order();
    var answer = operator.post("/api/v1/work-orders", order);
    assertThat(answer.status()).isEqualTo(201);
    return new Opened(
        answer.body().path("caseId").asString(), String.valueOf(order.get("externalNumber")));
  }

  @AfterEach
  void answerAgain() {
    platform.answers(_ -> 200);
    if (!sender.isRunning()) {
      sender.start();
    }
  }

  @Test
  void shouldHoldStepsBackWhileThePlatformIsAwayAndTellThemInOrder() throws InterruptedException {
    var opened = opened();
    platform.answers(_ -> 503);
    signed(opened, 11);
    await()
        .atMost(PATIENCE)
        .until(() -> line(opened, 0).path("lastError").asString("").equals("HTTP 503"));
    sender.stop(); // From here on by the test's own time.
    contacted(opened, 12);
    var text = reported(opened);
    approved(opened, text, 13, Verdict.CONFIRMED);
    calledBack(opened, 15);
    await().atMost(PATIENCE).until(() -> lines(opened).size() == 4);
    var now = now();
    assertThat(sender.sendDue(now)).isZero();
    assertThat(platform.told(opened.number())).hasSize(1);

    var lost = new AtomicBoolean();
    platform.answers(
        body ->
            body.path("step").asString().equals("REPORT") && lost.compareAndSet(false, true)
                ? 500
                : 200);
    assertThat(sender.sendDue(now.plus(Duration.ofMinutes(50)))).isZero();
    assertThat(sender.sendDue(now.plus(Duration.ofHours(3)))).isEqualTo(2);
    assertThat(sender.sendDue(now.plus(Duration.ofHours(3)))).isZero();
    assertThat(sender.sendDue(now.plus(Duration.ofHours(9)))).isEqualTo(2);

    var told = platform.told(opened.number());
    assertThat(told)
        .extracting(one -> one.body().path("step").asString())
        .containsExactly("SIGN", "SIGN", "CONTACT", "REPORT", "REPORT", "CALLBACK");
    assertThat(told.get(3).header("Idempotency-key"))
        .isEqualTo(told.get(4).header("Idempotency-key"));
    assertThat(told.get(3).body().path("text").asString()).isEqualTo("已退费，致歉。");
    assertThat(told.get(3).body().path("verdict").asString()).isEqualTo("CONFIRMED");
    assertThat(told)
        .allSatisfy(
            one ->
                assertThat(one.header("X-hotline-signature"))
                    .isEqualTo(
                        PushSignature.of(
                            UpperPlatform.SECRET,
                            one.header("X-hotline-timestamp"),
                            one.header("X-hotline-nonce"),
                            one.text().getBytes(UTF_8))));
    assertThat(lines(opened)).allMatch(one -> one.path("state").asString().equals("SENT"));
  }

  @Test
  void shouldLeaveWhatIsRefusedToAPersonAndKeepTheOrder() throws InterruptedException {
    var opened = opened();
    platform.answers(body -> body.path("step").asString().equals("SIGN") ? 422 : 200);
    signed(opened, 21);
    contacted(opened, 22);
    await().atMost(PATIENCE).until(() -> line(opened, 0).path("state").asString("").equals("TODO"));
    await().atMost(PATIENCE).until(() -> lines(opened).size() == 2);
    assertThat(sender.sendDue(now().plus(Duration.ofHours(9)))).isZero();
    var second = "/api/v1/write-backs/" + line(opened, 1).path("stepId").asString() + "/done";
    var first = "/api/v1/write-backs/" + line(opened, 0).path("stepId").asString() + "/done";
    assertThat(operator.post(second, Map.of()).code()).isEqualTo("out-of-order");
    assertThat(house.as("admin").post(first, Map.of()).status()).isEqualTo(403);
    assertThat(operator.post(first, Map.of()).body().path("state").asString()).isEqualTo("DONE");
    assertThat(operator.post(first, Map.of()).status()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> line(opened, 1).path("state").asString("").equals("SENT"));

    assertThat(line(opened, 0).path("endedBy").asString()).isEqualTo("operator");
    var done = operator.get("/api/v1/write-backs?state=DONE&caseId=" + opened.caseId()).body();
    assertThat(done.path("items").path(0).path("undoable").asBoolean()).isTrue();
    var undo = first.replace("/done", "/undo");
    assertThat(operator.post(undo, Map.of()).body().path("state").asString()).isEqualTo("TODO");
    assertThat(operator.post(undo, Map.of()).body().path("endedBy").isNull()).isTrue();
    platform.answers(_ -> 200);
    assertThat(operator.post(first.replace("/done", "/retry"), Map.of()).status()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> line(opened, 0).path("state").asString("").equals("SENT"));
    assertThat(operator.post(undo, Map.of()).body().path("state").asString()).isEqualTo("SENT");
    var acts =
        house
            .as("dataofficer")
            .get("/api/v1/audit?limit=200")
            .body()
            .path("items")
            .valueStream()
            .filter(one -> one.path("caseId").asString("").equals(opened.caseId()))
            .map(one -> one.path("act").asString())
            .filter(act -> act.startsWith("write-back"))
            .toList();
    assertThat(acts)
        .as("each once, however often it was asked")
        .containsExactlyInAnyOrder("write-back-done", "write-back-undone", "write-back-retried");
  }

  /** A gateway whose backend is gone says 404 of everything: no step becomes handwork by it. */
  @Test
  void shouldTryAgainWhatAGatewayWithoutItsBackendSaysAndAllThatFailedAlike()
      throws InterruptedException {
    var opened = opened();
    platform.answers(_ -> 404);
    signed(opened, 41);
    await()
        .atMost(PATIENCE)
        .until(() -> line(opened, 0).path("lastError").asString("").equals("HTTP 404"));
    assertThat(line(opened, 0).path("state").asString()).isEqualTo("DUE");
    sender.stop();
    platform.answers(_ -> 415);
    sender.sendDue(now().plus(Duration.ofHours(9)));
    assertThat(line(opened, 0).path("lastError").asString()).isEqualTo("refused HTTP 415");
    assertThat(house.bean(WriteBacks.class).oldest()).isPresent();
    platform.answers(_ -> 200);
    var retried =
        operator.post("/api/v1/write-backs/retry", Map.of("lastError", "refused HTTP 415")).body();
    assertThat(retried.path("retried").asInt()).isEqualTo(1);
    sender.sendDue(now().plus(Duration.ofHours(18)));
    assertThat(line(opened, 0).path("state").asString()).isEqualTo("SENT");
  }

  @Test
  void shouldAnswerUpwardsAsOneForACallThatWasSplitAndWhatTheLeadAnswersForAMergedOne() {
    var call = opened();
    var first = partOf(call);
    var second = partOf(call);
    approved(first, reported(first), 13, Verdict.CONFIRMED);
    approved(second, reported(second), 13, Verdict.UNFOUNDED);
    calledBack(first, 15);
    rated(second, 15);
    var split =
        CaseSummary.newBuilder(after(call, 20))
            .setState(CaseState.SPLIT)
            .setParts(List.of(part(first), part(second)))
            .build();
    house.routing().tell(call.caseId(), new PartsAnswered(header(split), split));

    var merged = opened();
    var follower =
        CaseSummary.newBuilder(after(merged, 20))
            .setState(CaseState.MERGED)
            .setLeadCaseId(second.caseId())
            .build();
    house
        .routing()
        .tell(
            merged.caseId(),
            LeadAnswered.newBuilder()
                .setHeader(header(follower))
                .setAfter(follower)
                .setLeadCaseId(second.caseId())
                .setVerdict(Verdict.UNFOUNDED)
                .build());

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                platform.told(call.number()).size() == 2
                    && !platform.told(merged.number()).isEmpty());
    var asOne = platform.told(call.number()).getFirst().body();
    assertThat(asOne.path("step").asString()).isEqualTo("REPORT");
    assertThat(asOne.path("text").asString()).isEqualTo("第1件：已退费，致歉。\n第2件：已退费，致歉。");
    assertThat(asOne.path("verdict").asString()).isEqualTo("PARTLY");
    assertThat(asOne.path("state").asString()).isEqualTo("SPLIT");
    var saidAsOne = platform.told(call.number()).getLast().body();
    assertThat(saidAsOne.path("step").asString()).isEqualTo("CALLBACK");
    assertThat(saidAsOne.path("reached").asString()).isEqualTo("true");
    assertThat(saidAsOne.path("satisfaction").asString()).isEqualTo("DISSATISFIED");
    assertThat(saidAsOne.path("resolution").asString()).isEqualTo("UNRESOLVED");
    var byTheLead = platform.told(merged.number()).getFirst().body();
    assertThat(byTheLead.path("text").asString()).isEqualTo("已退费，致歉。");
    assertThat(byTheLead.path("verdict").asString()).isEqualTo("UNFOUNDED");
    assertThat(platform.told(first.number())).as("the call answers for its parts").isEmpty();
  }

  private Opened partOf(Opened call) {
    var part = opened();
    calls.put(part.caseId(), call.caseId());
    return part;
  }

  private static PartRef part(Opened opened) {
    return new PartRef(opened.caseId(), opened.number(), true);
  }

  private Instant now() {
    return house.bean(RealTime.class).clock().instant();
  }

  private List<JsonNode> lines(Opened opened) {
    return operator
        .get("/api/v1/write-backs?caseId=" + opened.caseId())
        .body()
        .path("items")
        .valueStream()
        .toList();
  }

  private JsonNode line(Opened opened, int at) {
    return operator
        .get("/api/v1/write-backs?caseId=" + opened.caseId())
        .body()
        .path("items")
        .path(at);
  }

  private void signed(Opened opened, long sequence) {
    var after = after(opened, sequence);
    house.routing().tell(opened.caseId(), new CaseSigned(header(after), after, "u-baimiao"));
  }

  private void contacted(Opened opened, long sequence) {
    var after = after(opened, sequence);
    house
        .routing()
        .tell(
            opened.caseId(),
            ComplainantContacted.newBuilder()
                .setHeader(header(after))
                .setAfter(after)
                .setMeans("PHONE")
                .setReached(true)
                .build());
  }

  /** Reports by the API, so that intake keeps the answer; the id of its text. */
  private TextRef reported(Opened opened) {
    var report = new LinkedHashMap<String, Object>();
    report.put("facts", "收了费");
    report.put("measures", "退费");
    report.put("internalAnswer", "内部");
    report.put("publicAnswer", "已退费，致歉。");
    report.put("contacted", true);
    report.put("resolved", true);
    report.put("beyondPowers", false);
    report.put("closingKind", "SOLVED");
    report.put("staff", List.of("赵某某"));
    var answer =
        house
            .as("liaison-u-baimiao")
            .post("/api/v1/cases/" + opened.caseId() + "/report", report)
            .body();
    return house
        .routing()
        .await(
            SubmitReport.class,
            c -> c.getHeader().getCommandId().equals(answer.path("commandId").asString()))
        .getHeader()
        .getTexts()
        .stream()
        .filter(ref -> ref.getKind().name().equals("PUBLIC_ANSWER"))
        .findFirst()
        .orElseThrow();
  }

  private void approved(Opened opened, TextRef text, long sequence, Verdict verdict) {
    var submitted = after(opened, sequence);
    house
        .routing()
        .tell(
            opened.caseId(),
            ReportSubmitted.newBuilder()
                .setHeader(header(submitted))
                .setAfter(submitted)
                .setReportId("r")
                .setProposedVerdict(verdict)
                .setClosingKind(ClosingKind.SOLVED)
                .setResolved(true)
                .setBeyondPowers(false)
                .setTexts(List.of(text))
                .build());
    var approved = after(opened, sequence + 1);
    house
        .routing()
        .tell(
            opened.caseId(),
            new ReportApproved(header(approved), approved, "r", verdict, List.of(), List.of()));
  }

  private void calledBack(Opened opened, long sequence) {
    var after = after(opened, sequence);
    house
        .routing()
        .tell(
            opened.caseId(),
            CallbackRecorded.newBuilder()
                .setHeader(header(after))
                .setAfter(after)
                .setAttempt(1)
                .setReached(true)
                .setSatisfaction(Satisfaction.SATISFIED)
                .build());
  }

  private void rated(Opened opened, long sequence) {
    var after = after(opened, sequence);
    house
        .routing()
        .tell(
            opened.caseId(),
            ComplainantRated.newBuilder()
                .setHeader(header(after))
                .setAfter(after)
                .setSatisfaction(Satisfaction.DISSATISFIED)
                .setResolution(Resolution.UNRESOLVED)
                .build());
  }

  /** Nobody reached them; what they said by SMS is the callback the platform hears of. */
  @Test
  void shouldTellARatingAsACallback() {
    var opened = opened();
    rated(opened, 31);
    await().atMost(PATIENCE).until(() -> !platform.told(opened.number()).isEmpty());
    var told = platform.told(opened.number()).getFirst().body();
    assertThat(told.path("step").asString()).isEqualTo("CALLBACK");
    assertThat(told.path("means").asString()).isEqualTo("MESSAGE");
    assertThat(told.path("satisfaction").asString()).isEqualTo("DISSATISFIED");
  }

  private CaseSummary after(Opened opened, long sequence) {
    return CaseSummary.newBuilder(house.routing().summary(opened.caseId()))
        .setVersion(sequence)
        .setParentCaseId(calls.get(opened.caseId()))
        .build();
  }

  private static EventHeader header(CaseSummary after) {
    return EventHeader.newBuilder()
        .setEventId(after.getCaseId() + "-" + after.getVersion())
        .setCaseId(after.getCaseId())
        .setSequence(after.getVersion())
        .setCausationId("c" + after.getVersion())
        .setActor(new Actor("liaison-u-baimiao", Role.LIAISON, "u-baimiao", "api"))
        .setAcceptedAt(after.getOpenedAt())
        .setDirectoryEdition(1)
        .setPolicyEdition(1)
        .build();
  }
}
