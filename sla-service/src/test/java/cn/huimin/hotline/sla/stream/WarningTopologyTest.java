package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.AcknowledgeWarning;
import cn.huimin.hotline.schemas.command.AnswerWarning;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.LookBackOnWarning;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.event.EvidenceSpan;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.score.SurveyStanding;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswerDue;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningLookBackDue;
import cn.huimin.hotline.schemas.warning.WarningLookedBack;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.SurveyKind;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import cn.huimin.hotline.sla.warning.WarningId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Warnings of cases, units and categories, from case events and time. */
class WarningTopologyTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant MONDAY =
      OffsetDateTime.parse("2026-04-13T09:00:00+08:00").toInstant();

  /** Three working days after it. */
  private static final Instant THURSDAY_CLOSE =
      OffsetDateTime.parse("2026-04-16T17:30:00+08:00").toInstant();

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private TopologyTestDriver driver;
  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private TestInputTopic<String, SpecificRecord> events;
  private final AtomicReference<SlaRules> rules =
      new AtomicReference<>(SlaRules.of(Policies.EMPTY));
  private TestInputTopic<String, SpecificRecord> ticks;
  private TestInputTopic<String, SpecificRecord> commands;
  private TestOutputTopic<String, SpecificRecord> warnings;
  private TestOutputTopic<String, SpecificRecord> outcomes;

  /** Counted long enough to know what is usual. */
  @BeforeEach
  void start() {
    start(MONDAY.minus(Duration.ofDays(70)));
  }

  private void start(Instant since) {
    var builder = new StreamsBuilder();
    var letters =
        new DeadLetters(
            Topic.Service.SLA, SchemaIds.counted(), () -> MONDAY, new SimpleMeterRegistry());
    new SlaTopology(
            serde,
            rules::get,
            () -> Directory.EMPTY,
            letters,
            new SlaMeters(new SimpleMeterRegistry(), () -> MONDAY))
        .build(
            builder.stream(
                List.of(
                    Topics.CASE_EVENTS.name(),
                    Topics.CASE_TICKS.name(),
                    Topics.SCORECARDS.name(),
                    Topics.WARNING_COMMANDS.name()),
                Consumed.with(Serdes.String(), serde)
                    .withTimestampExtractor(new AcceptedAtExtractor())));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "warnings-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.resolve(since.toString()).toString());
    driver = new TopologyTestDriver(builder.build(), settings, MONDAY);
    events =
        driver.createInputTopic(
            Topics.CASE_EVENTS.name(), new StringSerializer(), serde.serializer());
    ticks =
        driver.createInputTopic(
            Topics.CASE_TICKS.name(), new StringSerializer(), serde.serializer());
    commands =
        driver.createInputTopic(
            Topics.WARNING_COMMANDS.name(), new StringSerializer(), serde.serializer());
    outcomes =
        driver.createOutputTopic(
            Topics.COMMAND_OUTCOMES.name(), new StringDeserializer(), serde.deserializer());
    warnings =
        driver.createOutputTopic(
            Topics.WARNINGS.name(), new StringDeserializer(), serde.deserializer());
    ticks.pipeInput("0", new CaseTick(since));
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  /** A survey counted anew takes the place of the one before. */
  @Test
  void shouldCallForAnInterviewOfTheLastOfASurveyUntilItIsCountedAnew() {
    var scores =
        driver.createInputTopic(
            Topics.SCORECARDS.name(), new StringSerializer(), serde.serializer());
    scores.pipeInput("survey/SCHOOL_SURVEY/2026-1", survey("one", MONDAY, true));
    assertThat(ofRule("interview-due"))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(header(warning).getUnitId()).isEqualTo(CaseStory.UNIT);
              assertThat(header(warning).getFigures()).containsEntry("survey", "2026-1");
            });
    scores.pipeInput("survey/SCHOOL_SURVEY/2026-1", survey("two", MONDAY.plusSeconds(60), false));
    assertThat(ofRule("interview-due")).singleElement().isInstanceOf(WarningCleared.class);
  }

  /** The weekly report is due on Thursday at 17:00, and filed late on Friday (DOMAIN §6). */
  @Test
  void shouldWarnOfAReportThatIsMissingOnItsDayUntilItIsFiled() {
    var scores =
        driver.createInputTopic(
            Topics.SCORECARDS.name(), new StringSerializer(), serde.serializer());
    var due = MONDAY.plus(Duration.ofDays(3).plusHours(8));
    var key = "report/" + CaseStory.UNIT + "/weekly/2026-W16";
    scores.pipeInput(key, report("weekly", "周报", "2026-W16", due, null, due.plusMillis(1)));
    var raised = ofRule("report-due");
    assertThat(raised)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning).isInstanceOf(WarningRaised.class);
              assertThat(header(warning).getUnitId()).isEqualTo(CaseStory.UNIT);
              assertThat(header(warning).getFigures())
                  .containsEntry("reports", "1")
                  .containsEntry("missing", "周报 2026-W16");
            });
    scores.pipeInput(key, report("weekly", "周报", "2026-W16", due, null, due.plusMillis(1)));
    assertThat(ofRule("report-due")).as("never twice").isEmpty();
    scores.pipeInput(
        key.replace("W16", "W15"),
        report("weekly", "周报", "2026-W15", due, due.minusSeconds(1), due.minusSeconds(1)));
    assertThat(ofRule("report-due")).as("filed in time").isEmpty();
    var friday = due.plus(Duration.ofHours(16));
    scores.pipeInput(key, report("weekly", "周报", "2026-W16", due, friday, friday));
    assertThat(ofRule("report-due")).singleElement().isInstanceOf(WarningCleared.class);
  }

  private static ReportStanding report(
      String report,
      String name,
      String instance,
      Instant due,
      @Nullable Instant filedAt,
      Instant at) {
    return ReportStanding.newBuilder()
        .setUnitId(CaseStory.UNIT)
        .setUnitName("学校")
        .setReport(report)
        .setName(name)
        .setInstance(instance)
        .setDueAt(due)
        .setFiledAt(filedAt)
        .setCounted(false)
        .setAt(at)
        .build();
  }

  private static SurveyClosed survey(String id, Instant at, boolean last) {
    return SurveyClosed.newBuilder()
        .setSurveyId(id)
        .setKind(SurveyKind.SCHOOL_SURVEY)
        .setTerm("2026-1")
        .setCoverage("1/2")
        .setBottomPlaces(1)
        .setStandings(
            List.of(
                new SurveyStanding("u-best", "最好", 100, 60, 60, true, 1, false),
                new SurveyStanding(CaseStory.UNIT, "学校", 100, 60, 30, true, 2, last)))
        .setRuleVersion("1")
        .setBy(new Actor("assessor", Role.ASSESSOR, null, null))
        .setAt(at)
        .build();
  }

  /** Promises of the unit that made them, even where another has the case since. */
  @Test
  void shouldSeeGamingInWhatAUnitDoes() {
    var day = LocalDate.parse("2026-04-15");
    for (var caseId : List.of("a", "b", "c")) {
      var story = new CaseStory(caseId, DemandType.COMPLAINT, Urgency.NORMAL, null);
      events.pipeInput(caseId, story.opened(MONDAY));
      events.pipeInput(caseId, story.dispatched(MONDAY));
      story
          .contactedAndReported(MONDAY.plusSeconds(60), "number", "00000000000000ff")
          .forEach(event -> events.pipeInput(caseId, event));
      events.pipeInput(caseId, story.promised(MONDAY.plusSeconds(120), day));
      events.pipeInput(caseId, story.dispatched(MONDAY.plusSeconds(180), "u-other"));
      if (caseId.equals("a")) {
        events.pipeInput(caseId, story.kept(MONDAY.plusSeconds(240)));
      }
    }
    assertThat(integrity()).containsEntry("numberRepeated", "3").containsEntry("answerCopied", "3");

    ticks.pipeInput("0", new CaseTick(day.plusDays(1).atTime(1, 0).atZone(ZONE).toInstant()));
    assertThat(integrity()).containsEntry("promiseMissed", "2");
  }

  /** Figures of the last warning of the rule. */
  private Map<String, String> integrity() {
    return warnings.readValuesToList().stream()
        .map(WarningTopologyTest::header)
        .filter(header -> header.getRule().equals("integrity"))
        .filter(header -> CaseStory.UNIT.equals(header.getUnitId()))
        .reduce((_, last) -> last)
        .map(WarningHeader::getFigures)
        .orElseThrow();
  }

  @Test
  void shouldRaiseWordsThatRoutingFoundTellTheUnitAndClearThemAtTheEnd() {
    var story = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("a", story.opened(MONDAY));
    events.pipeInput(
        "a",
        story.classified(
            MONDAY,
            new EvidenceSpan("t", 1, 3, "danger", "emergency:自杀"),
            new EvidenceSpan("t", 5, 7, "sensitive", "sensitive:欺凌体罚"),
            new EvidenceSpan("t", 9, 11, "category", "category:校园安全")));
    events.pipeInput("a", story.signed(MONDAY.plusSeconds(1)));
    events.pipeInput("a", story.dispatched(MONDAY.plusSeconds(2)));
    events.pipeInput("a", story.closed(MONDAY.plusSeconds(3)));

    assertThat(warnings.readValuesToList())
        .extracting(
            Object::getClass,
            w -> header(w).getRule(),
            w -> header(w).getLevel(),
            w -> header(w).getUnitId())
        .containsExactly(
            tuple(WarningRaised.class, "life-safety", WarningLevel.RED, null),
            tuple(WarningRaised.class, "sensitive", WarningLevel.YELLOW, null),
            tuple(WarningUpdated.class, "life-safety", WarningLevel.RED, CaseStory.UNIT),
            tuple(WarningUpdated.class, "sensitive", WarningLevel.YELLOW, CaseStory.UNIT),
            tuple(WarningCleared.class, "life-safety", WarningLevel.RED, CaseStory.UNIT),
            tuple(WarningCleared.class, "sensitive", WarningLevel.YELLOW, CaseStory.UNIT));
    try (var kept = driver.getKeyValueStore(ScopeStore.NAME).range("case/", "case0")) {
      assertThat(kept.hasNext()).as("nothing is kept of a case that has ended").isFalse();
    }
  }

  /** A house that began yesterday knows nothing that is usual: five are no surge, ten are. */
  @Test
  void shouldTakeNoFiveCasesForASurgeInANewHouse() {
    driver.close();
    start(MONDAY.minus(Duration.ofDays(1)));
    dispatched(9);
    assertThat(ofRule("unit-surge")).isEmpty();
    var tenth = new CaseStory("tenth", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("tenth", tenth.opened(MONDAY));
    events.pipeInput("tenth", tenth.dispatched(MONDAY));
    assertThat(ofRule("unit-surge"))
        .singleElement()
        .satisfies(raised -> assertThat(header(raised).getFigures()).containsOnlyKeys("cases"));
  }

  @Test
  void shouldRaiseASurgeAtTheUnitAndClearItByTimeAlone() {
    dispatched(5);
    var raised = (WarningRaised) warnings.readValue();
    assertThat(raised.getHeader().getRule()).isEqualTo("unit-surge");
    assertThat(raised.getHeader().getScope()).isEqualTo(WarningScope.UNIT);
    assertThat(raised.getHeader().getScopeId()).isEqualTo(CaseStory.UNIT);
    assertThat(raised.getHeader().getCaseIds()).containsExactly("c0", "c1", "c2", "c3", "c4");
    assertThat(raised.getHeader().getFigures()).containsEntry("cases", "5");

    tick(MONDAY.plus(Duration.ofDays(7)).minusSeconds(1));
    assertThat(warnings.readValuesToList())
        .as("the unit has not answered: reminded, missed, and asked for it")
        .extracting(warning -> header(warning).getRule() + " " + warning.getClass().getSimpleName())
        .containsExactly(
            "unit-surge WarningAnswerDue",
            "unit-surge WarningAnswerDue",
            "report-due WarningRaised");
    tick(MONDAY.plus(Duration.ofDays(7)).plus(Duration.ofHours(1)));
    assertThat(ofRule("unit-surge")).singleElement().isInstanceOf(WarningCleared.class);
  }

  @Test
  void shouldCountATransferredCaseWithItsNewUnitAlone() {
    var last = dispatched(5).getLast();
    events.pipeInput("c4", last.dispatched(MONDAY.plusSeconds(60), "u-other"));
    assertThat(ofRule("unit-surge").getLast()).isInstanceOf(WarningCleared.class);
  }

  /**
   * Nine cases against ten of the same days last year are 10 % fewer, ten are not. What happens on
   * a case on its 71st day and later counts it no second time, and takes it out where it leaves.
   */
  @Test
  void shouldCountACaseOnceHoweverLateSomethingHappensOnIt() {
    for (int i = 0; i < 10; i++) {
      yearly("last" + i, "2025-01-06T10:00:00+08:00");
    }
    var old = new ArrayList<CaseStory>();
    for (int i = 0; i < 9; i++) {
      old.add(yearly("now" + i, "2026-01-05T10:00:00+08:00"));
    }
    var day71 = OffsetDateTime.parse("2026-03-17T10:00:00+08:00").toInstant();
    events.pipeInput("now0", old.get(0).calledBack(day71, Satisfaction.SATISFIED));
    events.pipeInput("now0", old.get(0).calledBack(MONDAY, Satisfaction.SATISFIED));
    events.pipeInput("now1", old.get(1).calledBack(MONDAY, Satisfaction.SATISFIED));
    assertThat(ofRule("reduction-target")).as("nine still").isEmpty();

    var tenth = yearly("now9", "2026-04-13T10:00:00+08:00");
    assertThat(header(ofRule("reduction-target").getLast()).getFigures())
        .containsEntry("thisYear", "10")
        .containsEntry("lastYear", "10");
    events.pipeInput("now2", old.get(2).dispatched(MONDAY.plusSeconds(3700), "u-other"));
    assertThat(ofRule("reduction-target"))
        .as("one of January left")
        .singleElement()
        .isInstanceOf(WarningCleared.class);
    events.pipeInput("now2", old.get(2).dispatched(MONDAY.plusSeconds(3800), CaseStory.UNIT));
    assertThat(ofRule("reduction-target")).singleElement().isInstanceOf(WarningRaised.class);
    events.pipeInput("now9", tenth.withdrawn(MONDAY.plusSeconds(3900)));
    assertThat(ofRule("reduction-target")).as("withdrawn counts").isEmpty();
  }

  /** A case opened and dispatched then. */
  private CaseStory yearly(String caseId, String moment) {
    var at = OffsetDateTime.parse(moment).toInstant();
    var story = new CaseStory(caseId, DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput(caseId, story.opened(at));
    events.pipeInput(caseId, story.dispatched(at));
    return story;
  }

  @Test
  void shouldSeeAFocusIssueAtThreeUnits() {
    for (int i = 0; i < 3; i++) {
      var story = new CaseStory("f" + i, DemandType.COMPLAINT, Urgency.NORMAL, null);
      events.pipeInput("f" + i, story.opened(MONDAY));
      events.pipeInput("f" + i, story.dispatched(MONDAY, "u-" + i));
    }
    var raised = (WarningRaised) ofRule("focus-issue").getFirst();
    assertThat(raised.getHeader().getScope()).isEqualTo(WarningScope.CATEGORY);
    assertThat(raised.getHeader().getScopeId()).isEqualTo("违规收费");
    assertThat(raised.getHeader().getCategoryLevel1()).isEqualTo("违规收费");
  }

  @Test
  void shouldSeeAFloodThatRoutingNoticedAndNoLongerOnceItsLeadHasGoneElsewhere() {
    var story = new CaseStory("lead", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("lead", story.opened(MONDAY));
    events.pipeInput("lead", story.dispatched(MONDAY));
    events.pipeInput("lead", story.flood(MONDAY, 5, "b", "c"));

    var raised = (WarningRaised) ofRule("flood").getFirst();
    assertThat(raised.getHeader().getScope()).isEqualTo(WarningScope.CASE);
    assertThat(raised.getHeader().getFigures()).containsEntry("people", "5");
    assertThat(raised.getHeader().getCaseIds()).containsExactlyInAnyOrder("lead", "b", "c");

    events.pipeInput("lead", story.dispatched(MONDAY.plusSeconds(60), "u-other"));
    assertThat(ofRule("flood").getLast()).isInstanceOf(WarningCleared.class);
  }

  @Test
  void shouldCountPraiseNowhere() {
    for (int i = 0; i < 12; i++) {
      var story = new CaseStory("p" + i, DemandType.PRAISE, Urgency.NORMAL, null);
      events.pipeInput("p" + i, story.opened(MONDAY));
      events.pipeInput("p" + i, story.dispatched(MONDAY, "u-" + i % 4));
    }
    assertThat(warnings.isEmpty()).isTrue();
  }

  @Test
  void shouldCallForAnInterviewAfterThreeRedCards() {
    var stories = dispatched(3);
    warnings.readValuesToList();
    tick(MONDAY.plus(Duration.ofDays(8)));
    var raised = (WarningRaised) ofRule("interview-due").getFirst();
    assertThat(raised.getHeader().getFigures()).containsEntry("redCards", "3");
    assertThat(raised.getHeader().getCaseIds()).hasSize(stories.size());
  }

  @Test
  void shouldCountCallbacksWithTheUnit() {
    for (int i = 0; i < 20; i++) {
      var story = new CaseStory("b" + i, DemandType.HELP, Urgency.NORMAL, null);
      events.pipeInput("b" + i, story.opened(MONDAY));
      events.pipeInput("b" + i, story.dispatched(MONDAY));
      events.pipeInput(
          "b" + i,
          story.calledBack(
              MONDAY.plusSeconds(60 + i),
              i < 4 ? Satisfaction.DISSATISFIED : Satisfaction.BASICALLY_SATISFIED));
    }
    assertThat(ofRule("dissatisfaction"))
        .singleElement()
        .satisfies(
            raised -> assertThat(header(raised).getFigures()).containsEntry("satisfied", "16"));
  }

  @Test
  void shouldTakeTheSameEventTwiceAsOnce() {
    dispatched(4);
    var story = new CaseStory("x", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("x", story.opened(MONDAY));
    var given = story.dispatched(MONDAY);
    events.pipeInput("x", given);
    events.pipeInput("x", given);
    assertThat(ofRule("unit-surge")).singleElement().isInstanceOf(WarningRaised.class);
  }

  @Test
  void shouldTakeNoteOnceAndKeepItWhileTheWarningStands() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    acknowledge(id, "one", Role.LEADER, null);
    acknowledge(id, "one", Role.LEADER, null);
    var noted = (WarningAcknowledged) warnings.readValue();
    assertThat(warnings.isEmpty()).isTrue();
    assertThat(noted.getHeader().getSequence()).isEqualTo(2);
    assertThat(noted.getMeasureTextId()).isEqualTo("text");
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getKind(), o -> ((CommandOutcome) o).getReplayed())
        .containsExactly(tuple(OutcomeKind.ACCEPTED, false), tuple(OutcomeKind.ACCEPTED, true));

    var more = new CaseStory("more", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("more", more.opened(MONDAY.plusSeconds(9)));
    events.pipeInput("more", more.dispatched(MONDAY.plusSeconds(9)));
    assertThat(header(ofRule("unit-surge").getFirst()).getSequence()).isEqualTo(3);
  }

  /** No calendar of 2027 is shipped; limits of December reach into it. */
  @Test
  void shouldSayEveryDayThatNoCalendarIsPublishedUntilItIs() {
    tick(Instant.parse("2026-11-16T15:58:00Z"));
    assertThat(ofRule("calendar-missing")).isEmpty();
    tick(Instant.parse("2026-11-16T16:01:00Z"));
    tick(Instant.parse("2026-11-17T02:00:00Z"));
    tick(Instant.parse("2026-11-17T15:00:00Z"));
    var first = ofRule("calendar-missing");
    assertThat(first).singleElement().isInstanceOf(WarningRaised.class);
    assertThat(header(first.getFirst()).getFigures())
        .containsEntry("year", "2027")
        .containsEntry("day", "2026-11-17");
    assertThat(header(first.getFirst()).getScope()).isEqualTo(WarningScope.CITY);
    tick(Instant.parse("2026-11-17T16:01:00Z"));
    assertThat(ofRule("calendar-missing")).singleElement().isInstanceOf(WarningUpdated.class);
    acknowledge(header(first.getFirst()).getWarningId(), "one", Role.OPERATOR, null);
    assertThat(ofRule("calendar-missing")).singleElement().isInstanceOf(WarningAcknowledged.class);

    rules.set(
        Objects.requireNonNull(rules.get())
            .with(
                List.of(
                    new PolicyDocument(
                        CalendarPolicy.NAME,
                        "2",
                        MONDAY,
                        """
                        {"officeHours": [{"from": "2000-01-01", "open": [["08:30", "12:00"]]}],
                         "years": [{"year": 2027, "notices": [],
                           "days": [{"date": "2027-01-01", "name": "元旦", "working": false}]}]}
                        """))));
    tick(Instant.parse("2026-12-02T03:00:00Z"));
    assertThat(ofRule("calendar-missing"))
        .as("the day to look back has long passed")
        .satisfiesExactly(
            event -> assertThat(event).isInstanceOf(WarningLookBackDue.class),
            event -> assertThat(event).isInstanceOf(WarningCleared.class));
  }

  @Test
  void shouldTakeNoteOfARepeat() {
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    var id = header(ofRule("repeat").getFirst()).getWarningId();
    acknowledge(id, "one", Role.OPERATOR, null);
    assertThat(ofRule("repeat")).singleElement().isInstanceOf(WarningAcknowledged.class);
    events.pipeInput("a", first.closed(MONDAY.plusSeconds(5)));
    events.pipeInput("b", second.closed(MONDAY.plusSeconds(6)));
    acknowledge(id, "two", Role.OPERATOR, null);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("accepted", "warning-not-standing");
  }

  @Test
  void shouldRefuseWhomItDoesNotConcernAndWhatIsNoWarning() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    acknowledge(id, "other", Role.HEAD, "u-other");
    acknowledge(id, "liaison", Role.LIAISON, CaseStory.UNIT);
    acknowledge("nothing", "nothing", Role.LEADER, null);
    acknowledge(WarningId.of("unit-surge", "unit/u-none", "x"), "gone", Role.LEADER, null);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getKind())
        .containsExactly(
            OutcomeKind.FORBIDDEN,
            OutcomeKind.FORBIDDEN,
            OutcomeKind.NOT_FOUND,
            OutcomeKind.CONFLICT);
    assertThat(warnings.isEmpty()).isTrue();
  }

  /** 重大问题预警处置: three working days from Monday end on Thursday at office close. */
  @Test
  void shouldAskTheUnitForItsAnswerUntilItAnswers() {
    dispatched(5);
    var raised = header(warnings.readValue());
    var id = raised.getWarningId();
    var thursday = OffsetDateTime.parse("2026-04-16T17:30:00+08:00").toInstant();
    assertThat(raised.getAnswerDueAt()).isEqualTo(thursday);
    acknowledge(id, "note", Role.LEADER, null);
    assertThat(header(warnings.readValue()).getAnswerDueAt())
        .as("what the centre notes is no answer")
        .isEqualTo(thursday);
    tick(MONDAY.plus(Duration.ofDays(4)));
    assertThat(ofRule("report-due")).singleElement().isInstanceOf(WarningRaised.class);
    answer(id, "other", Role.LIAISON, "u-other");
    answer(id, "centre", Role.OPERATOR, null);
    answer(id, "own", Role.LIAISON, CaseStory.UNIT);
    answer(id, "own", Role.LIAISON, CaseStory.UNIT);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getKind())
        .containsExactly(
            OutcomeKind.ACCEPTED,
            OutcomeKind.FORBIDDEN,
            OutcomeKind.FORBIDDEN,
            OutcomeKind.ACCEPTED,
            OutcomeKind.ACCEPTED);
    assertThat(ofRule("unit-surge"))
        .singleElement()
        .satisfies(
            (SpecificRecord event) -> {
              assertThat(((WarningAnswered) event).getAnswerTextId()).isEqualTo("text");
              assertThat(header(event).getAnswerDueAt()).as("given").isNull();
            });
    tick(MONDAY.plus(Duration.ofDays(4)).plus(Duration.ofHours(1)));
    assertThat(ofRule("report-due")).singleElement().isInstanceOf(WarningCleared.class);
  }

  /**
   * Raised on Monday at nine: 29.5 working hours to Thursday at office close, of which 22 h 7.5 min
   * have run on Thursday at 08:37:30.
   */
  @Test
  void shouldSayOnceThatTheAnswerToARepeatIsNearItsLimitAndThatItIsMissed() {
    var raised = repeated();
    var reminder = OffsetDateTime.parse("2026-04-16T08:37:30+08:00").toInstant();
    var limit = OffsetDateTime.parse("2026-04-16T17:30:00+08:00").toInstant();
    assertThat(raised.getAnswerDueAt()).isEqualTo(limit);

    comes(reminder);
    assertThat(answersDue()).isEmpty();
    comes(reminder.plusMillis(1));
    assertThat(answersDue())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.getStep()).isEqualTo("reminder");
              assertThat(due.getStepAt()).isEqualTo(reminder);
              assertThat(due.getHeader().getEventId())
                  .isEqualTo(raised.getWarningId() + "-answer-reminder");
            });
    acknowledge(raised.getWarningId(), "note", Role.OPERATOR, null);
    comes(limit.minusMillis(1));
    comes(limit);
    assertThat(answersDue()).isEmpty();
    comes(limit.plusMillis(1));
    comes(limit.plusSeconds(120));
    assertThat(answersDue())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.getStep()).isEqualTo("missed");
              assertThat(due.getStepAt()).isEqualTo(limit);
            });
  }

  /** Of the one who complains again, or of the one who complained first (DOMAIN §8). */
  @ParameterizedTest
  @CsvSource({"false, true", "true, false"})
  void shouldHideARepeatFromTheUnitThatOneOfItsCasesIsHiddenFrom(boolean earlier, boolean later) {
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("a", (earlier ? first.hidden() : first).dispatched(MONDAY));
    events.pipeInput("b", (later ? second.hidden() : second).dispatched(MONDAY));
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    var raised = header(ofRule("repeat").getFirst());
    assertThat(raised.getHidden()).isTrue();
    assertThat(raised.getAnswerDueAt()).as("its unit owes none").isNull();

    answer(raised.getWarningId(), "one", Role.LIAISON, CaseStory.UNIT);
    acknowledge(raised.getWarningId(), "two", Role.HEAD, CaseStory.UNIT);
    acknowledge(raised.getWarningId(), "three", Role.OPERATOR, null);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("forbidden", "forbidden", "accepted");
    assertThat(ofRule("repeat"))
        .singleElement()
        .satisfies(noted -> assertThat(header(noted).getHidden()).isTrue());
  }

  @Test
  void shouldHideARepeatOnceOneOfItsCasesIsHiddenAndAskForItsAnswerNoMore() {
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("b", second.dispatched(MONDAY));
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    assertThat(header(ofRule("repeat").getFirst()).getHidden()).isFalse();
    events.pipeInput("b", second.hidden().plain(MONDAY.plusSeconds(60), CaseAmended.class));
    events.pipeInput("b", second.plain(MONDAY.plusSeconds(61), CaseAmended.class));
    assertThat(ofRule("repeat"))
        .singleElement()
        .satisfies(
            updated -> {
              assertThat(updated).isInstanceOf(WarningUpdated.class);
              assertThat(header(updated).getHidden()).isTrue();
              assertThat(header(updated).getAnswerDueAt()).isNull();
            });
    tick(MONDAY.plus(Duration.ofDays(4)));
    assertThat(answersDue()).isEmpty();
  }

  @Test
  void shouldHideAFloodWhoseLeadIsHiddenFromTheUnit() {
    var lead = new CaseStory("lead", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("lead", lead.opened(MONDAY));
    events.pipeInput("lead", lead.dispatched(MONDAY));
    events.pipeInput("lead", lead.flood(MONDAY, 5, "b"));
    assertThat(header(ofRule("flood").getFirst()).getHidden()).isFalse();
    events.pipeInput("lead", lead.hidden().plain(MONDAY.plusSeconds(60), CaseAmended.class));
    events.pipeInput("lead", lead.flood(MONDAY.plusSeconds(120), 6, "b", "c"));
    var grown = header(ofRule("flood").getLast());
    assertThat(grown.getHidden()).isTrue();
    assertThat(grown.getAnswerDueAt()).isNull();
    answer(grown.getWarningId(), "one", Role.HEAD, CaseStory.UNIT);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("forbidden");
  }

  @Test
  void shouldAskForNoAnswerOfAUnitThatMayNotGiveItOnceTheLeadOfAToldFloodIsHidden() {
    var lead = new CaseStory("lead", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("lead", lead.opened(MONDAY));
    events.pipeInput("lead", lead.dispatched(MONDAY));
    events.pipeInput("lead", lead.flood(MONDAY, 5, "b"));
    assertThat(header(ofRule("flood").getFirst()).getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE);
    events.pipeInput("lead", lead.hidden().plain(MONDAY.plusSeconds(60), CaseAmended.class));
    events.pipeInput("lead", lead.plain(MONDAY.plusSeconds(61), CaseAmended.class));
    assertThat(ofRule("flood"))
        .singleElement()
        .satisfies(
            updated -> {
              assertThat(updated).isInstanceOf(WarningUpdated.class);
              assertThat(((WarningUpdated) updated).getNews()).isEmpty();
              assertThat(header(updated).getHidden()).isTrue();
              assertThat(header(updated).getAnswerDueAt()).isNull();
            });
    tick(THURSDAY_CLOSE.plus(Duration.ofDays(1)));
    assertThat(ofRule("flood")).isEmpty();
  }

  /** It led the flood, went elsewhere, and is hidden from its unit before that answered. */
  @Test
  void shouldAskForNoAnswerToAFloodThatWasClearedOnceItsLeadIsHidden() {
    var lead = new CaseStory("lead", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("lead", lead.opened(MONDAY));
    events.pipeInput("lead", lead.dispatched(MONDAY));
    events.pipeInput("lead", lead.flood(MONDAY, 5, "b"));
    events.pipeInput("lead", lead.dispatched(MONDAY.plusSeconds(30), "u-other"));
    var cleared = header(ofRule("flood").getLast());
    assertThat(cleared.getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE);
    events.pipeInput("lead", lead.hidden().plain(MONDAY.plusSeconds(60), CaseAmended.class));
    assertThat(ofRule("flood"))
        .singleElement()
        .satisfies(
            released -> {
              assertThat(((WarningCleared) released).getReasonCode()).isEqualTo("hidden-from-unit");
              assertThat(header(released).getSequence()).isEqualTo(cleared.getSequence() + 1);
              assertThat(header(released).getHidden()).isTrue();
              assertThat(header(released).getAnswerDueAt()).isNull();
            });
    answer(cleared.getWarningId(), "one", Role.HEAD, CaseStory.UNIT);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("warning-not-standing");
    tick(THURSDAY_CLOSE.plus(Duration.ofDays(1)));
    assertThat(ofRule("flood")).isEmpty();
  }

  /** Nothing happens to the matter; time alone clears its warning. */
  @Test
  void shouldClearRepeatsThatStandOnceTheRuleIsOff() {
    var raised = repeated();
    rules.set(SlaRules.of(new Policies(2, List.of(document("{\"version\": \"2\"}")))));
    tick(MONDAY.plusSeconds(120));
    tick(MONDAY.plusSeconds(240));
    assertThat(ofRule("repeat"))
        .singleElement()
        .satisfies(
            cleared -> {
              assertThat(cleared).isInstanceOf(WarningCleared.class);
              assertThat(header(cleared).getWarningId()).isEqualTo(raised.getWarningId());
            });
    tick(MONDAY.plus(Duration.ofDays(4)));
    assertThat(answersDue()).isEmpty();
    rules.set(SlaRules.of(Policies.EMPTY));
    var third = new CaseStory("c", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    third.dispatched(MONDAY.plus(Duration.ofDays(4)));
    events.pipeInput("c", third.repeat(MONDAY.plus(Duration.ofDays(4)), 3, "a", "b"));
    assertThat(ofRule("repeat")).singleElement().isInstanceOf(WarningRaised.class);
  }

  private static PolicyDocument document(String body) {
    return new PolicyDocument(SlaRules.WARNINGS, "2", MONDAY, body);
  }

  @Test
  void shouldAskForNoAnswerThatWasGiven() {
    var raised = repeated();
    answer(raised.getWarningId(), "own", Role.LIAISON, CaseStory.UNIT);
    tick(MONDAY.plus(Duration.ofDays(4)));
    assertThat(answersDue()).isEmpty();
  }

  private WarningHeader repeated() {
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    second.dispatched(MONDAY);
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    return header(ofRule("repeat").getFirst());
  }

  private List<WarningAnswerDue> answersDue() {
    return warnings.readValuesToList().stream()
        .filter(WarningAnswerDue.class::isInstance)
        .map(WarningAnswerDue.class::cast)
        .toList();
  }

  @Test
  void shouldLookBackAlsoOnceItWasClearedUntilItIsSettled() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    lookBack(id, "early", true);
    acknowledge(id, "note", Role.LEADER, null);
    tick(MONDAY.plus(Duration.ofDays(9)));
    assertThat(ofRule("unit-surge"))
        .hasAtLeastOneElementOfType(WarningCleared.class)
        .hasAtLeastOneElementOfType(WarningLookBackDue.class);
    outcomes.readValuesToList();

    lookBack(id, "first", false);
    lookBack(id, "first", false);
    lookBack(id, "second", true);
    lookBack(id, "third", true);
    acknowledge(id, "late", Role.LEADER, null);

    assertThat(ofRule("unit-surge"))
        .hasSize(2)
        .allSatisfy(event -> assertThat(event).isInstanceOf(WarningLookedBack.class))
        .allSatisfy(event -> assertThat(header(event).getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE))
        .extracting(event -> ((WarningLookedBack) event).getSettled())
        .containsExactly(false, true);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly(
            "accepted", "accepted", "accepted", "warning-not-standing", "warning-not-standing");
  }

  /** Raised and cleared on Monday, the 13th; the answer is owed until Thursday. */
  @Test
  void shouldOweTheAnswerToAWarningThatWasClearedUntilItIsGiven() {
    var last = dispatched(5).getLast();
    events.pipeInput("c4", last.dispatched(MONDAY.plusSeconds(20), "u-other"));
    var cleared = header(ofRule("unit-surge").getLast());
    assertThat(cleared.getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE);
    tick(THURSDAY_CLOSE.plusSeconds(3));
    assertThat(ofRule("unit-surge"))
        .extracting(event -> ((WarningAnswerDue) event).getStep())
        .containsExactly("reminder", "missed");
    tick(THURSDAY_CLOSE.plus(Duration.ofHours(1)));
    assertThat(ofRule("report-due"))
        .singleElement()
        .satisfies(event -> assertThat(header(event).getFigures()).containsEntry("answers", "1"));

    answer(cleared.getWarningId(), "other", Role.HEAD, "u-other");
    answer(cleared.getWarningId(), "late", Role.HEAD, CaseStory.UNIT);
    answer(cleared.getWarningId(), "again", Role.HEAD, CaseStory.UNIT);
    acknowledge(cleared.getWarningId(), "note", Role.HEAD, CaseStory.UNIT);
    lookBack(cleared.getWarningId(), "back", true);
    assertThat(ofRule("unit-surge"))
        .singleElement()
        .satisfies(event -> assertThat(event).isInstanceOf(WarningAnswered.class))
        .satisfies(event -> assertThat(header(event).getAnswerDueAt()).isNull());
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly(
            "forbidden",
            "accepted",
            "warning-not-standing",
            "warning-not-standing",
            "warning-not-standing");
    tick(THURSDAY_CLOSE.plus(Duration.ofHours(2)));
    assertThat(ofRule("report-due")).singleElement().isInstanceOf(WarningCleared.class);
  }

  @Test
  void shouldOweTheAnswerToARepeatThatWasClearedUntilItIsGiven() {
    var raised = repeated();
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("a", first.closed(MONDAY.plusSeconds(5)));
    events.pipeInput("b", second.closed(MONDAY.plusSeconds(6)));
    assertThat(header(ofRule("repeat").getLast()).getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE);
    tick(THURSDAY_CLOSE.plusSeconds(3));
    assertThat(answersDue())
        .extracting(WarningAnswerDue::getStep)
        .containsExactly("reminder", "missed");
    answer(raised.getWarningId(), "late", Role.LIAISON, CaseStory.UNIT);
    answer(raised.getWarningId(), "again", Role.LIAISON, CaseStory.UNIT);
    assertThat(ofRule("repeat")).singleElement().isInstanceOf(WarningAnswered.class);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("accepted", "warning-not-standing");
  }

  @Test
  void shouldOweNoAnswerToAWarningThatWasAnsweredBeforeItWasCleared() {
    var raised = repeated();
    answer(raised.getWarningId(), "own", Role.LIAISON, CaseStory.UNIT);
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("a", first.closed(MONDAY.plusSeconds(5)));
    events.pipeInput("b", second.closed(MONDAY.plusSeconds(6)));
    assertThat(header(ofRule("repeat").getLast()).getAnswerDueAt()).isNull();
    tick(THURSDAY_CLOSE.plusSeconds(3));
    assertThat(answersDue()).isEmpty();
  }

  @Test
  void shouldLookBackOnlyAtWhatSomebodyTookNoteOf() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    lookBack(id, "early", true);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("warning-not-acknowledged");
  }

  @Test
  void shouldAnswerAndLookBackAtARepeat() {
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    second.dispatched(MONDAY);
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    var id = header(ofRule("repeat").getFirst()).getWarningId();
    acknowledge(id, "one", Role.OPERATOR, null);
    answer(id, "two", Role.HEAD, CaseStory.UNIT);
    assertThat(ofRule("repeat"))
        .satisfiesExactly(
            event -> assertThat(event).isInstanceOf(WarningAcknowledged.class),
            event -> assertThat(event).isInstanceOf(WarningAnswered.class));
    events.pipeInput("a", first.closed(MONDAY.plusSeconds(5)));
    events.pipeInput("b", second.closed(MONDAY.plusSeconds(6)));
    lookBack(id, "three", true);
    assertThat(ofRule("repeat"))
        .satisfiesExactly(
            event -> assertThat(event).isInstanceOf(WarningCleared.class),
            event -> {
              assertThat(event).isInstanceOf(WarningLookedBack.class);
              assertThat(header(event).getSequence()).isEqualTo(5);
            });
    lookBack(id, "four", true);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("accepted", "accepted", "accepted", "warning-not-standing");
  }

  /** Named for the 20th of April, a Monday. */
  @Test
  void shouldRemindOfALookBackOnceOnItsDay() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    acknowledge(id, "note", Role.LEADER, null);
    tick(Instant.parse("2026-04-19T15:59:59Z"));
    assertThat(lookBacksDue()).isEmpty();
    tick(Instant.parse("2026-04-19T16:00:00Z"));
    tick(Instant.parse("2026-04-19T17:00:00Z"));
    assertThat(lookBacksDue())
        .singleElement()
        .satisfies(
            due -> {
              assertThat(due.getHeader().getWarningId()).isEqualTo(id);
              assertThat(due.getHeader().getEventId()).isEqualTo(id + "-look-back-2026-04-20");
              assertThat(due.getHeader().getAt()).isEqualTo("2026-04-19T16:00:00Z");
              assertThat(due.getLookBackOn()).isEqualTo("2026-04-20");
              assertThat(due.getActor().getId()).isEqualTo("somebody");
            });
  }

  /** Put off to the first of May while it stands, settled before it comes. */
  @Test
  void shouldRemindOfTheDayNamedLastAndNotOfWhatIsSettled() {
    dispatched(5);
    var id = header(warnings.readValue()).getWarningId();
    acknowledge(id, "note", Role.LEADER, null);
    lookBack(id, "first", false);
    tick(Instant.parse("2026-04-29T16:00:00Z"));
    assertThat(lookBacksDue()).isEmpty();
    lookBack(id, "second", true);
    tick(Instant.parse("2026-05-09T16:00:00Z"));
    assertThat(lookBacksDue()).isEmpty();
  }

  @Test
  void shouldRemindOfALookBackAtARepeatToo() {
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    second.dispatched(MONDAY);
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    var id = header(ofRule("repeat").getFirst()).getWarningId();
    acknowledge(id, "one", Role.OPERATOR, null);
    tick(Instant.parse("2026-04-20T16:00:00Z"));
    assertThat(lookBacksDue())
        .singleElement()
        .satisfies(due -> assertThat(due.getHeader().getRule()).isEqualTo("repeat"));
  }

  private List<WarningLookBackDue> lookBacksDue() {
    return warnings.readValuesToList().stream()
        .filter(WarningLookBackDue.class::isInstance)
        .map(WarningLookBackDue.class::cast)
        .toList();
  }

  private void answer(String warningId, String commandId, Role role, @Nullable String unit) {
    commands.pipeInput(
        "scope",
        new AnswerWarning(
            commandId,
            warningId,
            new Actor("somebody", role, unit, null),
            MONDAY.plusSeconds(40),
            "text"));
  }

  private void lookBack(String warningId, String commandId, boolean settled) {
    commands.pipeInput(
        "scope",
        new LookBackOnWarning(
            commandId,
            warningId,
            new Actor("somebody", Role.LEADER, null, null),
            MONDAY.plusSeconds(50),
            "text",
            settled,
            settled ? null : LocalDate.of(2026, 5, 1)));
  }

  private void acknowledge(String warningId, String commandId, Role role, @Nullable String unit) {
    commands.pipeInput(
        "scope",
        new AcknowledgeWarning(
            commandId,
            warningId,
            new Actor("somebody", role, unit, null),
            MONDAY.plusSeconds(30),
            "text",
            LocalDate.of(2026, 4, 20)));
  }

  private List<CaseStory> dispatched(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              var story = new CaseStory("c" + i, DemandType.COMPLAINT, Urgency.NORMAL, null);
              events.pipeInput("c" + i, story.opened(MONDAY));
              events.pipeInput("c" + i, story.dispatched(MONDAY));
              return story;
            })
        .toList();
  }

  /** Lets time come to a moment, behind which the ticks are as always. */
  private void comes(Instant watermark) {
    tick(watermark.plus(DeadlineProcessor.BEHIND));
  }

  private void tick(Instant time) {
    ticks.pipeInput("0", new CaseTick(time));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  private List<SpecificRecord> ofRule(String rule) {
    return warnings.readValuesToList().stream()
        .filter(warning -> header(warning).getRule().equals(rule))
        .toList();
  }

  private static WarningHeader header(SpecificRecord warning) {
    return (WarningHeader) warning.get(warning.getSchema().getField("header").pos());
  }
}
