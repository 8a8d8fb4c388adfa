package cn.huimin.hotline.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.RetryRequests;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.platform.streams.LenientAvroSerde;
import cn.huimin.hotline.platform.streams.StreamsDeadLetters;
import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.score.ItemScore;
import cn.huimin.hotline.schemas.score.RepeatSeen;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;
import cn.huimin.hotline.schemas.word.LineKind;
import cn.huimin.hotline.schemas.word.RetryKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.UnitKind;
import cn.huimin.hotline.schemas.word.Verdict;
import cn.huimin.hotline.scoring.ledger.Entry;
import cn.huimin.hotline.scoring.replay.Rescored;
import cn.huimin.hotline.scoring.replay.Rescored.LineChange;
import cn.huimin.hotline.scoring.replay.Rescored.UnitResult;
import cn.huimin.hotline.scoring.replay.ShadowLedger;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.SchemeA;
import cn.huimin.hotline.scoring.scheme.SchemeReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTopologyTest {

  private static final Instant MARCH_2 = Instant.parse("2026-03-02T02:00:00Z");
  private static final Instant DUE = MARCH_2.plus(Duration.ofDays(7));
  private static final Instant CLOSED = MARCH_2.plus(Duration.ofDays(6));
  private static final Instant SETTLES = CLOSED.plus(Duration.ofDays(30));

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final List<SpecificRecord> ledger = new ArrayList<>();
  private final List<SpecificRecord> sent = new ArrayList<>();
  private boolean broken;
  private boolean somethingIsLeftOut;
  private TopologyTestDriver driver;
  private TestOutputTopic<String, SpecificRecord> entries;
  private TestOutputTopic<String, SpecificRecord> cards;
  private TestOutputTopic<String, SpecificRecord> repeats;
  private TestOutputTopic<String, SpecificRecord> deadLetters;
  private Scorecard lastKnownCard;

  private final Directory directory =
      new Directory(
          1,
          List.of(
              unit("bureau", null, UnitKind.BUREAU, false),
              unit("office", "bureau", UnitKind.TOWN_OFFICE, false),
              unit("north", "office", UnitKind.SCHOOL, false),
              unit("first", "bureau", UnitKind.SCHOOL, true),
              unit("finance", "bureau", UnitKind.DEPARTMENT, false)),
          List.of());

  @BeforeEach
  void start() {
    var schemes = new SchemesInForce();
    schemes.take(
        new Policies(
            1, List.of(new PolicyDocument("scheme-a", "1", Instant.EPOCH, SchemeA.json()))));
    var builder = new StreamsBuilder();
    var letters =
        new DeadLetters(
            Topic.Service.SCORING, SchemaIds.counted(), () -> MARCH_2, new SimpleMeterRegistry());
    new ScoringTopology(
            serde,
            () -> {
              if (broken) {
                throw new IllegalStateException("not mended yet");
              }
              return directory;
            },
            new RulesInForce(schemes),
            ScoringSettings.DEFAULT,
            letters)
        .build(
            builder.stream(
                ScoringTopology.INPUTS.stream().map(Topic::name).toList(),
                Consumed.with(Serdes.String(), new LenientAvroSerde(SchemaIds.counted()))
                    .withTimestampExtractor(new AcceptedAtExtractor())));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "scoring-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    StreamsDeadLetters.into(settings, letters);
    driver = new TopologyTestDriver(builder.build(), settings, MARCH_2);
    entries = output(Topics.SCORE_ENTRIES);
    cards = output(Topics.SCORECARDS);
    repeats = output(Topics.REPEATS);
    deadLetters = output(Topics.DEAD_LETTERS_SCORING);
  }

  @AfterEach
  void stop() {
    assertThat(deadLetters.readValuesToList()).isEmpty();
    if (!somethingIsLeftOut) {
      assertThat(rescored(SchemeA.scheme()).changes()).as("re-scored from the log").isEmpty();
    }
    driver.close();
  }

  /** What was sent, re-scored, and compared with the lines that stand in the store. */
  private Rescored rescored(Scheme scheme) {
    var shadow = new ShadowLedger(scheme, SchemeA.scheme(), _ -> directory);
    sent.forEach(shadow::take);
    try (var lines = driver.<String, Entry>getKeyValueStore("scoring-lines").all()) {
      lines.forEachRemaining(line -> shadow.take(posted(line.key, line.value)));
    }
    return shadow.rescored();
  }

  private static ScoreLinePosted posted(String lineId, Entry entry) {
    var parts = lineId.split(":");
    return ScoreLinePosted.newBuilder()
        .setLineId(lineId)
        .setScheme(parts[0])
        .setPeriod(parts[1])
        .setUnitId(parts[2])
        .setUnitName(parts[2].toUpperCase(Locale.ROOT))
        .setItem(entry.item())
        .setKind(LineKind.valueOf(entry.kind().name()))
        .setNumerator(entry.amount().numerator())
        .setDenominator(entry.amount().denominator())
        .setReasonCode(parts[6])
        .setCaseId(entry.caseId())
        .setHandlingUnitId(parts[2])
        .setSourceEventId("")
        .setProvisional(entry.provisional())
        .setRuleVersion("")
        .setAt(MARCH_2)
        .build();
  }

  @Test
  void shouldSayWhatAnotherSchemeWouldChangeAndWhatStrikingWould() {
    var late = new CaseLog("a", MARCH_2);
    send(
        late.dispatched("north", MARCH_2),
        late.clockSet(ClockKind.HANDLE, MARCH_2, DUE),
        late.redCard(ClockKind.HANDLE, MARCH_2, DUE),
        late.closed(DUE.plusSeconds(60)));
    var good = new CaseLog("b", MARCH_2);
    send(good.dispatched("first", MARCH_2), good.closed(CLOSED));

    var harder =
        SchemeReader.read(
            SchemeA.json()
                .replace(
                    "\"points\": \"-1\", \"of\": \"LIMIT_MISSED\"",
                    "\"points\": \"-2\", \"of\": \"LIMIT_MISSED\""));
    var rescored = rescored(harder);
    assertThat(rescored.changes())
        .extracting(LineChange::unitId, LineChange::item, c -> c.before() + " -> " + c.after())
        .containsExactly(tuple("office", "2.3", "-1 -> -2"));
    assertThat(rescored.units())
        .extracting(UnitResult::unitId, u -> u.before() + " -> " + u.after())
        .containsExactly(tuple("first", "35 -> 35"), tuple("office", "30 -> 29"));
    assertThat(rescored.cases()).isEqualTo(2);

    var shadow = new ShadowLedger(SchemeA.scheme(), SchemeA.scheme(), _ -> directory);
    sent.forEach(shadow::take);
    shadow.strike("a", lastRed());
    assertThat(shadow.rescored().units())
        .extracting(UnitResult::unitId, u -> String.valueOf(u.after()))
        .containsExactly(tuple("first", "35"), tuple("office", "35"));
  }

  private String lastRed() {
    return sent.stream()
        .filter(RedCardGiven.class::isInstance)
        .map(red -> ((RedCardGiven) red).getHeader().getEventId())
        .reduce("", (_, last) -> last);
  }

  @Test
  void shouldGiveUpWhatItCannotReadOrHandleAndGoOn() {
    raw(Topics.CASE_EVENTS, "x", new byte[] {1, 2, 3});
    raw(Topics.CASE_EVENTS, "y", null);
    raw(Topics.SCORE_ENTRIES, "another", new byte[] {0, 0, 0, 0, 99});
    driver
        .createInputTopic(Topics.SCORE_ENTRIES.name(), new StringSerializer(), serde.serializer())
        .pipeInput("yet another", unknownKind());
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("north", MARCH_2), log.signed(MARCH_2), log.closed(CLOSED));

    assertThat(lastCard().getTotal()).isEqualTo("35");
    assertThat(entries.readValuesToList()).hasSize(2);
    assertThat(deadLetters.readValuesToList().stream().map(DeadLetter.class::cast).toList())
        .extracting(DeadLetter::getSourceTopic, DeadLetter::getCaseId, DeadLetter::getStage)
        .containsExactly(
            tuple(Topics.CASE_EVENTS.name(), "x", DeadLetterStage.UNREADABLE),
            tuple(Topics.CASE_EVENTS.name(), "y", DeadLetterStage.UNHANDLED),
            tuple(Topics.SCORE_ENTRIES.name(), null, DeadLetterStage.UNREADABLE),
            tuple(Topics.SCORE_ENTRIES.name(), null, DeadLetterStage.UNHANDLED));
  }

  @Test
  void shouldScoreACaseWholeOnceTheEventItCouldNotHandleIsMended() {
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("north", MARCH_2));
    var clock = log.clockSet(ClockKind.HANDLE, MARCH_2, DUE);
    var signed = log.signed(MARCH_2);
    var closed = log.closed(CLOSED);
    broken = true;
    somethingIsLeftOut = true;
    send(clock);
    broken = false;
    send(signed, closed);
    assertThat(entries.isEmpty()).isTrue();
    var letters = deadLetters.readValuesToList().stream().map(DeadLetter.class::cast).toList();
    assertThat(letters)
        .extracting(DeadLetter::getStep, DeadLetter::getStage, DeadLetter::getSourceTopic)
        .containsExactly(
            tuple("case-lines", DeadLetterStage.UNHANDLED, Topics.DEADLINE_EVENTS.name()),
            tuple("case-lines", DeadLetterStage.PARKED, Topics.CASE_EVENTS.name()),
            tuple("case-lines", DeadLetterStage.PARKED, Topics.CASE_EVENTS.name()));

    again(letters.get(0), clock);
    again(letters.get(1), signed);
    again(letters.get(2), closed);
    again(letters.get(2), closed);
    assertThat(lines())
        .containsExactly("+office 2.1 DENOMINATOR case-ended", "+office 2.1 NUMERATOR one-time ~");
    assertThat(
            deadLetters.readValuesToList().stream()
                .map(value -> ((DeadLetterSettled) value).getEnd()))
        .containsExactly(
            LetterEnd.HANDLED, LetterEnd.HANDLED, LetterEnd.HANDLED, LetterEnd.NOT_WAITING);
  }

  @Test
  void shouldLetTheLedgerOfAUnitWaitBehindALineItCannotRead() {
    raw(Topics.SCORE_ENTRIES, "office", new byte[] {1, 2, 3});
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("north", MARCH_2), log.signed(MARCH_2), log.closed(CLOSED));
    var lines = entries.readValuesToList();
    assertThat(lines).hasSize(2);
    assertThat(cards.isEmpty()).isTrue();
    var letters = deadLetters.readValuesToList().stream().map(DeadLetter.class::cast).toList();
    assertThat(letters)
        .extracting(DeadLetter::getStep, DeadLetter::getStage)
        .containsExactly(
            tuple("unit-sums", DeadLetterStage.UNREADABLE),
            tuple("unit-sums", DeadLetterStage.PARKED),
            tuple("unit-sums", DeadLetterStage.PARKED));

    retry(letters.get(0), RetryKind.DISCARD, null);
    retry(letters.get(1), RetryKind.HANDLE, lines.get(0));
    retry(letters.get(2), RetryKind.HANDLE, lines.get(1));
    assertThat(lastCard().getTotal()).isEqualTo("35");
    assertThat(
            deadLetters.readValuesToList().stream()
                .map(value -> ((DeadLetterSettled) value).getEnd()))
        .containsExactly(LetterEnd.DISCARDED, LetterEnd.HANDLED, LetterEnd.HANDLED);
  }

  private void again(DeadLetter letter, SpecificRecord value) {
    retry(letter, RetryKind.HANDLE, value);
  }

  private void retry(DeadLetter letter, RetryKind kind, @Nullable SpecificRecord value) {
    var key = letter.getCaseId() == null ? "office" : letter.getCaseId();
    driver
        .createInputTopic(Topics.RETRY_SCORING.name(), new StringSerializer(), serde.serializer())
        .pipeInput(
            key,
            RetryRequests.of(
                letter.getService(),
                Turn.first(letter.getStep(), letter.getLane()),
                new Place(
                    letter.getSourceTopic(), letter.getSourcePartition(), letter.getSourceOffset()),
                kind,
                key,
                serde.serializer().serialize(letter.getSourceTopic(), value),
                "request-1",
                MARCH_2));
  }

  /** A line of a kind that this build does not know. */
  private static ScoreLinePosted unknownKind() {
    return ScoreLinePosted.newBuilder()
        .setLineId("one")
        .setUnitId("one")
        .setUnitName("one")
        .setScheme("one")
        .setPeriod("one")
        .setItem("one")
        .setKind(LineKind.UNKNOWN)
        .setNumerator(1)
        .setDenominator(1)
        .setReasonCode("one")
        .setSourceEventId("one")
        .setProvisional(false)
        .setRuleVersion("one")
        .setAt(MARCH_2)
        .build();
  }

  private void raw(Topic topic, String key, byte @Nullable [] value) {
    somethingIsLeftOut = true;
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  @Test
  void shouldScoreACaseWhenItEndsForTheOfficeOfItsSchool() {
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("north", MARCH_2), log.signed(MARCH_2));
    assertThat(entries.isEmpty()).isTrue();

    send(log.closed(CLOSED));
    assertThat(lines())
        .containsExactly("+office 2.1 DENOMINATOR case-ended", "+office 2.1 NUMERATOR one-time ~");
    var card = lastCard();
    assertThat(card.getUnitId()).isEqualTo("office");
    assertThat(card.getUnitName()).isEqualTo("OFFICE");
    assertThat(card.getPeriod()).isEqualTo("2026");
    assertThat(card.getItems())
        .filteredOn(item -> item.getItem().startsWith("2.") || item.getItem().equals("5"))
        .extracting(ItemScore::getItem, ItemScore::getValue, ItemScore::getProvisional)
        .containsExactly(
            tuple("2.1", "4", true),
            tuple("2.2", "3", false),
            tuple("2.3", "3", false),
            tuple("2.4", "10", false),
            tuple("5", "0", false));
    assertThat(card.getSections())
        .extracting(section -> section.getSection() + "=" + section.getValue())
        .containsExactly("1=15", "2=20", "3=0");
    assertThat(card.getTotal()).as("with 1.1 and 1.10, which nobody has to prove").isEqualTo("35");
  }

  @Test
  void shouldTakeTheCardOffWhoeverHeldTheClock() {
    var log = new CaseLog("a", MARCH_2);
    send(
        log.dispatched("north", MARCH_2),
        log.clockSet(ClockKind.HANDLE, MARCH_2, DUE),
        log.redCard(ClockKind.HANDLE, MARCH_2, DUE),
        log.dispatched("first", DUE, TransferFault.CENTRE),
        log.closed(DUE.plusSeconds(60)));
    assertThat(lines())
        .containsExactly(
            "+first 2.1 DENOMINATOR case-ended",
            "+office 2.1 DENOMINATOR case-ended",
            "+first 2.1 NUMERATOR one-time ~",
            "+office 2.1 NUMERATOR limit-missed",
            "+office 2.3 POINTS limit-missed");
  }

  @Test
  void shouldCountNoMissWhenTheRedCardWasTakenBack() {
    var log = new CaseLog("a", MARCH_2);
    send(
        log.dispatched("north", MARCH_2),
        log.clockSet(ClockKind.HANDLE, MARCH_2, DUE),
        log.redCard(ClockKind.HANDLE, MARCH_2, DUE),
        log.clockCorrected(
            ClockKind.HANDLE, MARCH_2, DUE, DUE.plus(Duration.ofDays(3)), "red-card"),
        log.closed(DUE.plus(Duration.ofDays(2))));
    assertThat(lines())
        .containsExactly("+office 2.1 DENOMINATOR case-ended", "+office 2.1 NUMERATOR one-time ~");
  }

  @Test
  void shouldCountTheMissWhereTheRedCardStandsByTheNewLimitToo() {
    var log = new CaseLog("a", MARCH_2);
    send(
        log.dispatched("north", MARCH_2),
        log.clockSet(ClockKind.HANDLE, MARCH_2, DUE),
        log.redCard(ClockKind.HANDLE, MARCH_2, DUE),
        log.clockCorrected(ClockKind.HANDLE, MARCH_2, DUE, DUE.plus(Duration.ofDays(1))),
        log.closed(DUE.plus(Duration.ofDays(2))));
    assertThat(lines())
        .containsExactly(
            "+office 2.1 DENOMINATOR case-ended",
            "+office 2.1 NUMERATOR limit-missed",
            "+office 2.3 POINTS limit-missed");
  }

  @Test
  void shouldIgnoreClocksOfOthersAndSchoolsNobodyAssesses() {
    var log = new CaseLog("a", MARCH_2);
    send(
        log.dispatched("finance", MARCH_2),
        log.redCard(ClockKind.CALLBACK, MARCH_2, DUE),
        log.redCard(ClockKind.HANDLE, MARCH_2, DUE),
        log.closed(DUE));
    assertThat(entries.isEmpty()).isTrue();
  }

  @Test
  void shouldUndoTheOneTimeCompletionOfTheEarlierCaseWhenItIsRepeated() {
    var first = new CaseLog("a", MARCH_2);
    send(first.dispatched("north", MARCH_2), first.closed(CLOSED));
    entries.readValuesToList().forEach(ledger::add);

    var later = CLOSED.plus(Duration.ofDays(10));
    var second = new CaseLog("b", later);
    send(second.dispatched("north", later), second.repeat(later, 2, "a"));
    assertThat(lines())
        .containsExactly("-office 2.1 NUMERATOR one-time ~", "+office 2.1 NUMERATOR repeated");
    send(second.closed(later.plusSeconds(60)));
    assertThat(lines())
        .containsExactly(
            "+office 2.1 DENOMINATOR case-ended",
            "+office 2.1 NUMERATOR one-time ~",
            "+office 2.1 POINTS second-complaint");
    assertThat(oneTime(lastCard()).getValue()).isEqualTo("1");
    assertFoldedByHandEqualsTheCard();
  }

  @Test
  void shouldDropTheProvisionalMarkWhenTheThirtyDaysAreOver() {
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("first", MARCH_2), log.closed(CLOSED));
    lines();
    tick(SETTLES);
    assertThat(entries.isEmpty()).isTrue();
    tick(SETTLES.plusMillis(1));
    assertThat(lines()).containsExactly("+first 2.1 NUMERATOR one-time");
    var card = lastCard();
    assertThat(oneTime(card).getProvisional()).isFalse();
    assertThat(oneTime(card).getNumerator()).isEqualTo("1");
    tick(SETTLES.plus(Duration.ofDays(1)));
    assertThat(entries.isEmpty()).isTrue();
    assertFoldedByHandEqualsTheCard();
  }

  @Test
  void shouldTakeTheOneTimeCompletionBackFromAFalsifiedReportAndCharge() {
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("first", MARCH_2), log.closed(CLOSED));
    lines();
    send(log.falsified(CLOSED.plusSeconds(1)));
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "-first 2.1 NUMERATOR one-time ~",
            "+first 2.1 NUMERATOR falsified",
            "+first 2.4 POINTS falsified");
    assertFoldedByHandEqualsTheCard();
  }

  @Test
  void shouldCountACallThatWasSplitOnceAndEveryFaultOfItsParts() {
    send(new CaseLog("call", MARCH_2).fromAbove().split(MARCH_2.plusSeconds(60)));
    assertThat(lines()).as("the call itself").isEmpty();

    var first = new CaseLog("part-1", MARCH_2).fromAbove().part(1);
    send(first.dispatched("first", MARCH_2), first.closed(CLOSED));
    assertThat(lines())
        .containsExactly(
            "+first 2.1 DENOMINATOR case-ended",
            "+first 2.1 NUMERATOR one-time ~",
            "+first 5 POINTS complaint");

    var second = new CaseLog("part-2", MARCH_2).fromAbove().part(2);
    send(
        second.dispatched("first", MARCH_2),
        second.clockSet(ClockKind.HANDLE, MARCH_2, DUE),
        second.redCard(ClockKind.HANDLE, MARCH_2, DUE),
        second.closed(DUE.plusSeconds(60)));
    assertThat(lines()).containsExactly("+first 2.3 POINTS limit-missed");
    assertThat(oneTime(lastKnownCard).getDenominator()).isEqualTo("1");
    var third = new CaseLog("part-3", MARCH_2).fromAbove().part(3);
    send(third.dispatched("north", MARCH_2), third.closed(CLOSED));
    assertThat(lines()).as("at another unit, done at one go").isEmpty();
  }

  @Test
  void shouldCountAMergedCaseInNoVolume() {
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("first", MARCH_2), log.merged("first", CLOSED));
    assertThat(entries.isEmpty()).isTrue();
  }

  @Test
  void shouldCountAMergedWorkOrderOfTheSourceByTheVerdictOfItsLead() {
    var log = new CaseLog("a", MARCH_2).fromAbove();
    send(log.dispatched("first", MARCH_2), log.merged("first", MARCH_2.plusSeconds(60)));
    assertThat(lines()).containsExactly("+first 5 POINTS complaint");
    send(log.leadAnswered(Verdict.PARTLY, CLOSED));
    assertThat(lines())
        .containsExactly("-first 5 POINTS complaint", "+first 5 POINTS complaint-confirmed");
    send(log.leadAnswered(Verdict.UNFOUNDED, CLOSED.plusSeconds(60)));
    assertThat(lines())
        .containsExactly("-first 5 POINTS complaint-confirmed", "+first 5 POINTS complaint");
  }

  @Test
  void shouldFollowARedoAndForgetNothingThatWasPosted() {
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("first", MARCH_2), log.closed(CLOSED));
    lines();
    send(log.redo(CLOSED.plusSeconds(1)));
    assertThat(lines())
        .containsExactly("-first 2.1 DENOMINATOR case-ended", "-first 2.1 NUMERATOR one-time ~");
    send(log.closed(CLOSED.plusSeconds(9)));
    assertThat(lines())
        .containsExactly(
            "+first 2.1 DENOMINATOR case-ended",
            "+first 2.1 NUMERATOR redo",
            "+first 2.2 DENOMINATOR redo",
            "+first 2.2 NUMERATOR redo",
            "+first 2.2 POINTS redo");
    assertFoldedByHandEqualsTheCard();
  }

  @Test
  void shouldPostNothingTwiceWhenTheLogComesAgain() {
    var log = new CaseLog("a", MARCH_2);
    var dispatched = log.dispatched("first", MARCH_2);
    var met = log.clockMet(ClockKind.HANDLE, MARCH_2, DUE, CLOSED);
    var closed = log.closed(CLOSED);
    send(dispatched, met, closed);
    int once = lines().size();
    send(dispatched, met, closed);
    assertThat(once).isEqualTo(2);
    assertThat(entries.isEmpty()).isTrue();
  }

  @Test
  void shouldForgetACaseLongAfterItsEndButKeepItsLines() {
    var log = new CaseLog("a", MARCH_2);
    send(log.dispatched("first", MARCH_2), log.closed(CLOSED));
    tick(SETTLES.plusMillis(1));
    var cases = driver.<String, CaseBook>getKeyValueStore(CaseProcessor.CASES);
    var kept = Instant.parse("2026-12-31T16:00:00Z").plus(Duration.ofDays(401));
    tick(kept);
    assertThat(cases.get("a")).as("what is published next year can be struck").isNotNull();
    tick(kept.plusMillis(1));
    assertThat(cases.get("a")).isNull();
    assertThat(driver.getKeyValueStore(CaseProcessor.DUE).all()).isExhausted();
    assertThat(lines()).noneMatch(line -> line.startsWith("-"));
  }

  /** "Folding score-entries by hand gives the scorecard's fraction." */
  private void assertFoldedByHandEqualsTheCard() {
    entries.readValuesToList().forEach(ledger::add);
    var standing = new HashMap<String, ScoreLinePosted>();
    for (var entry : ledger) {
      switch (entry) {
        case ScoreLinePosted posted -> standing.put(posted.getLineId(), posted);
        case ScoreLineStruck struck -> standing.remove(struck.getLineId());
        default -> throw new AssertionError(entry);
      }
    }
    var cases = sum(standing.values(), LineKind.DENOMINATOR);
    var byHand =
        Fraction.of(4)
            .times(sum(standing.values(), LineKind.NUMERATOR))
            .dividedBy(cases)
            .plus(sum(standing.values(), LineKind.POINTS))
            .max(Fraction.ZERO);
    assertThat(oneTime(lastKnownCard).getValue()).isEqualTo(byHand.toString());
    assertThat(lastKnownCard.getLedgerPosition()).isEqualTo(ledger.size());
  }

  private static ItemScore oneTime(Scorecard card) {
    return card.getItems().stream()
        .filter(item -> item.getItem().equals("2.1"))
        .findFirst()
        .orElseThrow();
  }

  private static Fraction sum(Iterable<ScoreLinePosted> lines, LineKind kind) {
    var sum = Fraction.ZERO;
    for (var line : lines) {
      if (line.getKind() == kind && line.getItem().equals("2.1")) {
        sum = sum.plus(new Fraction(line.getNumerator(), line.getDenominator()));
      }
    }
    return sum;
  }

  private Scorecard lastCard() {
    readCards();
    return lastKnownCard;
  }

  private void readCards() {
    for (var card : cards.readKeyValuesToList()) {
      lastKnownCard = (Scorecard) card.value;
      assertThat(card.key)
          .isEqualTo(
              lastKnownCard.getUnitId()
                  + "/"
                  + lastKnownCard.getScheme()
                  + "/"
                  + lastKnownCard.getPeriod());
    }
  }

  /** New lines in words: + posted, - struck, ~ provisional. */
  private List<String> lines() {
    var words = new ArrayList<String>();
    for (var entry : entries.readKeyValuesToList()) {
      ledger.add(entry.value);
      switch (entry.value) {
        case ScoreLinePosted line -> {
          assertThat(entry.key).isEqualTo(line.getUnitId());
          words.add(
              "+%s %s %s %s%s"
                  .formatted(
                      line.getUnitId(),
                      line.getItem(),
                      line.getKind(),
                      line.getReasonCode(),
                      line.getProvisional() ? " ~" : ""));
        }
        case ScoreLineStruck line ->
            words.add(
                "-%s %s %s %s%s"
                    .formatted(
                        line.getUnitId(),
                        line.getItem(),
                        line.getKind(),
                        line.getReasonCode(),
                        line.getProvisional() ? " ~" : ""));
        default -> throw new AssertionError(entry.value);
      }
    }
    readCards();
    return words;
  }

  private void send(SpecificRecord... values) {
    sent.addAll(List.of(values));
    for (var value : values) {
      var topic = Topics.of(value);
      var header = (SpecificRecord) value.get(value.getSchema().getField("header").pos());
      driver
          .createInputTopic(topic.name(), new StringSerializer(), serde.serializer())
          .pipeInput((String) header.get(header.getSchema().getField("caseId").pos()), value);
    }
    // The driver feeds what is written to repeats and score-entries back in, as a broker does.
    assertThat(repeats.readValuesToList()).allMatch(RepeatSeen.class::isInstance);
  }

  private void tick(Instant time) {
    sent.add(new CaseTick(time));
    driver
        .createInputTopic(Topics.CASE_TICKS.name(), new StringSerializer(), serde.serializer())
        .pipeInput("0", new CaseTick(time));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  private TestOutputTopic<String, SpecificRecord> output(Topic topic) {
    return driver.createOutputTopic(topic.name(), new StringDeserializer(), serde.deserializer());
  }

  private static Unit unit(String id, @Nullable String parent, UnitKind kind, boolean cityDirect) {
    return new Unit(
        id,
        parent,
        kind,
        id.toUpperCase(Locale.ROOT),
        null,
        List.of(),
        null,
        null,
        cityDirect,
        false,
        null,
        false,
        null,
        List.of());
  }
}
