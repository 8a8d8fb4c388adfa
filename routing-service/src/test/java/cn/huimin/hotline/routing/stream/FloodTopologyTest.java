package cn.huimin.hotline.routing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.deadletter.DeadLetters;
import cn.huimin.hotline.platform.edition.HeldEditions;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.streams.AcceptedAtExtractor;
import cn.huimin.hotline.routing.county.County;
import cn.huimin.hotline.routing.life.UnreachableRule;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.FloodNoticed;
import cn.huimin.hotline.schemas.event.FollowerJoined;
import cn.huimin.hotline.schemas.serde.HotlineAvroSerde;
import cn.huimin.hotline.schemas.serde.SchemaIds;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.TransferFault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floods on the log, from the work orders of several people to the cases that join by rule. */
class FloodTopologyTest {

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private static final String FEES = "云湖市第一中学强制买校服，校服费不开发票";

  private final HotlineAvroSerde serde = new HotlineAvroSerde(SchemaIds.counted());
  private final HeldEditions editions = new HeldEditions(County.DIRECTORY, County.POLICIES);
  private final Commands ask = new Commands();
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    var builder = new StreamsBuilder();
    var consumed = Consumed.with(Serdes.String(), serde);
    new RoutingTopology(
            serde,
            Editioned.follow(editions, UnreachableRule.DEFAULT, ZoneId.of("Asia/Shanghai")),
            RoutingTopology.Limits.DEFAULT,
            new DeadLetters(
                Topic.Service.ROUTING,
                SchemaIds.counted(),
                () -> Instant.EPOCH,
                new SimpleMeterRegistry()))
        .build(
            builder.stream(
                List.of(Topics.INTAKE_GOV12345.name(), Topics.CASE_COMMANDS.name()), consumed),
            builder.stream(Topics.MATTERS.name(), consumed));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "flood-test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
        AcceptedAtExtractor.class.getName());
    driver =
        new TopologyTestDriver(builder.build(), settings, Instant.parse("2026-03-02T02:00:00Z"));
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldTellTheOldestCaseHowManyPeopleComplainAndWhichCasesCouldJoinIt() {
    var a = opened("1");
    var b = opened("2");
    var c = opened("3");

    assertThat(ofType(FloodNoticed.class))
        .singleElement()
        .satisfies(
            noticed -> {
              assertThat(noticed.getHeader().getCaseId()).isEqualTo(a);
              assertThat(noticed.getPeople()).isEqualTo(3);
              assertThat(noticed.getCaseIds()).containsExactly(b, c);
              assertThat(noticed.getAfter().getFloodPeople()).isEqualTo(3);
            });
  }

  @Test
  void shouldLeadTheFloodOfItsUnitAlone() {
    var a = opened("1");
    var b = opened("2");
    opened("3");
    opened("4");
    ofType(FloodNoticed.class);

    send(a, ask.dispatch(a, "u-ez", TransferFault.CENTRE));

    assertThat(ofType(FloodNoticed.class))
        .extracting(noticed -> noticed.getHeader().getCaseId())
        .containsExactly(b);
    var file = driver.<String, cn.huimin.hotline.routing.life.Case>getKeyValueStore(Stores.CASES);
    assertThat(file.get(a).flood().people()).isZero();
    assertThat(file.get(b).flood().people()).isEqualTo(3);
  }

  @Test
  void shouldLetCasesJoinTheLeadByThemselvesWhereTheRulesSaySo() {
    var rules =
        County.RULES.replaceFirst("\\{", "{\"flood\": {\"people\": 2, \"joinsByRule\": true},");
    editions.put(
        new Policies(
            2, List.of(new PolicyDocument("routing-rules", "joining", Instant.EPOCH, rules))));
    var lead = opened("1");
    opened("2");
    opened("3");

    var happened = written();
    assertThat(happened)
        .filteredOn(CaseMerged.class::isInstance)
        .map(CaseMerged.class::cast)
        .hasSize(2)
        .allSatisfy(merged -> assertThat(merged.getLeadCaseId()).isEqualTo(lead));
    assertThat(happened).filteredOn(FollowerJoined.class::isInstance).hasSize(2);
  }

  private String opened(String number) {
    var order = ask.workOrder(number, FEES);
    send(order.getCaseId(), order);
    return order.getCaseId();
  }

  private void send(String key, SpecificRecord value) {
    driver
        .createInputTopic(Topics.of(value).name(), Serdes.String().serializer(), serde.serializer())
        .pipeInput(key, value);
  }

  private List<SpecificRecord> written() {
    return driver
        .createOutputTopic(
            Topics.CASE_EVENTS.name(), Serdes.String().deserializer(), serde.deserializer())
        .readValuesToList();
  }

  private <T> List<T> ofType(Class<T> type) {
    return written().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
