package cn.huimin.hotline.routing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.routing.county.County;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.FloodNoticed;
import cn.huimin.hotline.schemas.event.FollowerJoined;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Floods on the log, from the work orders of several people to the cases that join by rule. */
class FloodTopologyTest {

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private static final String FEES = "云湖市第一中学强制买校服，校服费不开发票";

  private final Commands ask = new Commands();
  private Driven routing;

  @BeforeEach
  void start() {
    routing =
        new Driven(
            state,
            List.of(Topics.INTAKE_GOV12345.name(), Topics.CASE_COMMANDS.name()),
            Topics.MATTERS.name());
  }

  @AfterEach
  void stop() {
    routing.close();
  }

  @Test
  void shouldTellTheOldestCaseHowManyPeopleComplainAndWhichCasesCouldJoinIt() {
    var a = opened("1");
    var b = opened("2");
    var c = opened("3");

    assertThat(routing.events(FloodNoticed.class))
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
    routing.events(FloodNoticed.class);

    send(a, ask.dispatch(a, "u-ez", TransferFault.CENTRE));

    assertThat(routing.events(FloodNoticed.class))
        .extracting(noticed -> noticed.getHeader().getCaseId())
        .containsExactly(b);
    assertThat(routing.stored(a).flood().people()).isZero();
    assertThat(routing.stored(b).flood().people()).isEqualTo(3);
  }

  @Test
  void shouldLetCasesJoinTheLeadByThemselvesWhereTheRulesSaySo() {
    var rules =
        County.RULES.replaceFirst("\\{", "{\"flood\": {\"people\": 2, \"joinsByRule\": true},");
    routing.editions.put(
        new Policies(
            2, List.of(new PolicyDocument("routing-rules", "joining", Instant.EPOCH, rules))));
    var lead = opened("1");
    opened("2");
    opened("3");

    var happened = routing.written(Topics.CASE_EVENTS);
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
    routing.send(Topics.of(value).name(), key, value);
  }
}
