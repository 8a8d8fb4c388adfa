package cn.huimin.hotline.endtoend.life;

import static cn.huimin.hotline.endtoend.house.House.moment;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.calendar.NationalHolidays;
import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.endtoend.house.House;
import cn.huimin.hotline.endtoend.house.InTheHouse;
import cn.huimin.hotline.endtoend.log.PlainReader;
import cn.huimin.hotline.sample.play.Habits;
import cn.huimin.hotline.sample.play.HouseApi;
import cn.huimin.hotline.sample.play.MonthPlayer;
import cn.huimin.hotline.sample.play.PlayTexts;
import cn.huimin.hotline.sample.play.PlayTime;
import cn.huimin.hotline.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The people of the sample month at work, for some days: cases come in, move on and end. */
@Order(0)
@ExtendWith(InTheHouse.class)
class SampleMonthIT {

  private static final int NEW_A_DAY = 8;
  private static final long SEED = 2026;

  /** No case of a month needs more; one that does goes round in circles. */
  private static final int MOST_EVENTS = 60;

  /** What only services ask; it follows from what people do. */
  private static final Set<String> BY_SERVICES =
      Set.of(
          "NoteRepeat",
          "NoteFlood",
          "NoteMerge",
          "NotePartEnded",
          "NotePartReopened",
          "OpenPart",
          "NoteLimitPassed",
          "DraftSupervision");

  /** Every kind of command that people can give about a case. */
  private static final List<String> BY_PEOPLE =
      Topics.CASE_COMMANDS.types().stream()
          .map(Class::getSimpleName)
          .filter(kind -> !BY_SERVICES.contains(kind))
          .toList();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final House house;

  SampleMonthIT(House house) {
    this.house = house;
  }

  @Test
  void shouldMoveCasesOnToTheirEndWithoutGoingRoundInCircles() {
    var days = new ArrayList<Instant>();
    new MonthPlayer(
            new HouseApi(house.address(), "demo"),
            new HouseTime(),
            WorkingCalendar.of(NationalHolidays.load()),
            new Habits(SEED),
            PlayTexts.load())
        .play(moment("2026-02-12T18:30"), NEW_A_DAY, (day, _) -> days.add(day));

    assertThat(days).as("told after each working day").hasSize(8);
    var cases = house.as("operator").get("/api/v1/cases?limit=200").expect(200).list("/items");
    assertThat(cases).hasSizeBetween(30, 120);
    assertThat(states(cases)).contains("CLOSED", "SIGNED").hasSizeGreaterThanOrEqualTo(4);
    assertThat(cases)
        .allSatisfy(file -> assertThat(file.path("version").asInt()).isLessThan(MOST_EVENTS));
    assertThat(cases).anyMatch(file -> file.path("flags").toString().contains("contacted"));
    assertThat(done()).as("what people did in these days").containsAll(BY_PEOPLE);
    await("scorecards of units whose cases ended")
        .atMost(PATIENCE)
        .until(
            () -> house.as("assessor").get("/api/v1/scorecards").expect(200).list("/items"),
            cards -> !cards.isEmpty());
  }

  /** Kinds of commands on the log that came to something: a refused one causes no event. */
  private Set<String> done() {
    var log = new PlainReader(house.bootstrapServers(), house.registryUrl());
    var causes =
        log.all(Topics.CASE_EVENTS.name()).stream()
            .map(event -> headed(event, "causationId"))
            .collect(toSet());
    return log.all(Topics.CASE_COMMANDS.name()).stream()
        .filter(command -> causes.contains(headed(command, "commandId")))
        .map(command -> command.getSchema().getName())
        .collect(toSet());
  }

  private static String headed(GenericRecord found, String field) {
    return String.valueOf(((GenericRecord) found.get("header")).get(field));
  }

  private static List<String> states(List<JsonNode> cases) {
    return cases.stream().map(file -> file.path("state").asString()).distinct().toList();
  }

  /** The house's clock; every step waits for its answer, so nothing need be drained. */
  private final class HouseTime implements PlayTime {

    @Override
    public Instant now() {
      return house.now();
    }

    @Override
    public void moveTo(Instant moment) {
      house.moveTo(moment);
    }
  }
}
