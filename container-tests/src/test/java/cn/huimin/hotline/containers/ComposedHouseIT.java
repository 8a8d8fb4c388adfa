package cn.huimin.hotline.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sample.SampleDay;
import cn.huimin.hotline.sample.SampleExpectation.ExpectedFile;
import cn.huimin.hotline.sample.play.Habits;
import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.sample.play.MonthPlayer;
import cn.huimin.hotline.sample.play.PlayTexts;
import cn.huimin.hotline.sample.play.PlayTime;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The house of compose.yaml: its main path, parts that go away and come back, and the sample day.
 */
@ExtendWith(NeedsEngine.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposedHouseIT {

  private static final Duration RED_WITHIN = Duration.ofSeconds(30);
  private static final Duration BACK_WITHIN = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ORDERS = 10;

  private ComposedHouse house;
  private HouseApi api;

  @BeforeAll
  void start() {
    house = ComposedHouse.start();
    api = house.api();
  }

  @AfterAll
  void stop() {
    if (house != null) {
      house.close();
    }
  }

  @Test
  @Order(0)
  void shouldMakeSecretsAndTopicsOnceHoweverOftenItIsAsked() {
    assertThat(house.runAgain("secrets")).isZero();
    assertThat(house.runAgain("provision")).isZero();
  }

  @Test
  @Order(1)
  void shouldCarryACaseToItsEndThoughTheBrokerIsKilledInTheMiddle() {
    var acknowledged = new ArrayList<CaseInHand>();
    for (int i = 0; i < ORDERS; i++) {
      acknowledged.add(CaseInHand.opened(api));
    }
    var file = acknowledged.getFirst();
    assertThat(file.state()).isEqualTo("DISPATCHED");
    assertThat(file.unitId()).isEqualTo("u-ez");
    file.signed().contacted();
    assertThat(file.seen().path("flags").toString()).contains("contacted");

    // One that found no broker at the start may have been started twice.
    var restarts =
        ComposedHouse.SERVICES.stream().collect(Collectors.toMap(it -> it, house::restarts));
    house.kill("kafka");
    var order = CaseInHand.workOrder();
    var refused = CaseInHand.handIn(api, order);
    assertThat(refused.status())
        .as("work order without a broker: %s", refused.body())
        .isEqualTo(503);
    house.startAgain("kafka");

    // What was not acknowledged can be handed in again, and what people do goes on, by itself.
    await("the same work order taken in")
        .atMost(BACK_WITHIN)
        .until(() -> CaseInHand.handIn(api, order).ok());
    await("the report taken in").atMost(BACK_WITHIN).until(() -> file.triesToReport().ok());
    assertThat(file.state()).isEqualTo("REPORTED");
    file.signedOff().approved().calledBack();
    assertThat(file.state()).isEqualTo("CLOSED");

    var closed =
        await("closed, with its one-time figure")
            .atMost(PATIENCE)
            .until(file::seen, seen -> seen.path("oneTime").isObject());
    assertThat(closed.at("/oneTime/value").asBoolean()).isTrue();
    var year = closed.at("/clocks/0/startedAt").asString("").substring(0, 4);
    await("the line in the score of its unit")
        .atMost(PATIENCE)
        .until(
            () ->
                entriesOf("u-ez", year).stream().anyMatch(line -> file.id().equals(caseOf(line))));
    assertThat(allCases().stream().map(ComposedHouseIT::caseOf))
        .as("every acknowledged work order has its case, once")
        .doesNotHaveDuplicates()
        .hasSize(ORDERS + 1)
        .containsAll(acknowledged.stream().map(CaseInHand::id).toList());
    house.awaitHealthy(BACK_WITHIN);
    assertThat(ComposedHouse.SERVICES)
        .allSatisfy(
            service ->
                assertThat(house.restarts(service)).as(service).isEqualTo(restarts.get(service)))
        .allSatisfy(
            service ->
                assertThat(house.log(service))
                    .as("no word of a case in the log of %s, though records failed", service)
                    .doesNotContain("校服", "1380000"));
  }

  @Test
  @Order(2)
  void shouldTurnRedWithoutTheRegistryAndGreenAgainByItself() {
    house.kill("registry");
    await("red").atMost(RED_WITHIN).until(() -> house.health() == 503);
    await("every service red")
        .atMost(RED_WITHIN)
        .until(
            () ->
                ComposedHouse.SERVICES.stream()
                    .allMatch(service -> house.health(service).equals("unhealthy")));
    // Running services know all schemas: people go on working.
    assertThat(CaseInHand.opened(api).signed().state()).isEqualTo("SIGNED");

    house.startAgain("registry");
    await("green").atMost(BACK_WITHIN).until(() -> house.health() == 200);
    house.awaitHealthy(BACK_WITHIN);
    assertThat(CaseInHand.opened(api).signed().state()).isEqualTo("SIGNED");
  }

  @Test
  @Order(3)
  void shouldTakeTheSampleDayThrough(@TempDir Path folder) throws IOException {
    int before = allCases().size();
    var calendar = WorkingCalendar.of(NationalHolidays.load());
    var date = LocalDate.of(2026, 3, 20);
    var day = SampleDay.on(date);
    var files = day.write(folder);
    int accepted = 0;
    for (var expected : day.expectation().files()) {
      var file = files.stream().filter(f -> f.endsWith(expected.file())).findFirst().orElseThrow();
      shouldTakeIn(file, expected);
      accepted += expected.accepted();
    }
    assertThat(accepted).isGreaterThan(200);
    int expectedCases = before + accepted;
    await("all cases of the day readable")
        .atMost(PATIENCE)
        .until(() -> allCases().size(), size -> size == expectedCases);

    var opening = date.plusDays(3).atTime(LocalTime.of(8, 31)).atZone(calendar.zone()).toInstant();
    new MonthPlayer(api, new PeoplesTime(opening), calendar, new Habits(2026), PlayTexts.load())
        .play(opening.plus(Duration.ofHours(9)), 0, (_, _) -> {});

    // People may split a call; each matter of it is a case beside the call's own.
    var cases = allCases().stream().filter(file -> !isPartOfACall(file)).toList();
    assertThat(cases).as("nothing lost, nothing doubled").hasSize(expectedCases);
    assertThat(new HashSet<>(cases.stream().map(ComposedHouseIT::caseOf).toList()))
        .hasSize(expectedCases);
    assertThat(cases.stream().map(file -> file.path("state").asString()).distinct())
        .contains("SIGNED", "REPORTED", "CLOSED");
    assertThat(cases.stream().filter(file -> file.path("state").asString().equals("DISPATCHED")))
        .as("most have been signed")
        .hasSizeLessThan(accepted / 2);
    assertThat(house.health()).isEqualTo(200);
  }

  private void shouldTakeIn(Path file, ExpectedFile expected) throws IOException {
    var started = api.upload("operator", file);
    assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
    var path = "/api/v1/imports/" + started.body().path("importId").asString();
    var done =
        await("import of " + expected.file())
            .atMost(PATIENCE)
            .until(
                () -> api.get("operator", path).body(),
                job -> !job.path("state").asString("RUNNING").equals("RUNNING"));
    assertThat(
            Map.of(
                "total", done.path("total").asInt(),
                "accepted", done.path("accepted").asInt(),
                "rejected", done.path("rejected").asInt()))
        .as(expected.file())
        .isEqualTo(
            Map.of(
                "total", expected.total(),
                "accepted", expected.accepted(),
                "rejected", expected.rejected()));
  }

  private List<JsonNode> allCases() {
    var all = new ArrayList<JsonNode>();
    var after = "";
    do {
      var page = api.get("operator", "/api/v1/cases?limit=200" + after);
      assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
      page.body().path("items").forEach(all::add);
      var next = page.body().path("next").asString("");
      after = next.isEmpty() ? "" : "&after=" + encoded(next);
    } while (!after.isEmpty());
    return all;
  }

  private static boolean isPartOfACall(JsonNode file) {
    return file.path("externalNumber").asString().contains("#");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<JsonNode> entriesOf(String unit, String year) {
    var path = "/api/v1/scorecards/%s/A-2020/%s/entries?limit=200".formatted(unit, year);
    var lines = new ArrayList<JsonNode>();
    api.get("head-" + unit, path).body().path("items").forEach(lines::add);
    return lines;
  }

  private static String caseOf(JsonNode node) {
    return node.path("caseId").asString("");
  }

  /**
   * The time by which the sample's people work: a day in some seconds. The house itself goes by the
   * machine's clock; every step waits for its answer, so nothing need be drained.
   */
  private static final class PeoplesTime implements PlayTime {

    private Instant now;

    PeoplesTime(Instant now) {
      this.now = now;
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public void moveTo(Instant moment) {
      now = moment;
    }
  }
}
