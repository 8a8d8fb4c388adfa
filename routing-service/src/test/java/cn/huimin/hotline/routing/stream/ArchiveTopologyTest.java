package cn.huimin.hotline.routing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.memory.MemoryFolder;
import cn.huimin.hotline.schemas.command.AnswerCase;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.intake.IntakeTick;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.TextKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases leave the store long after their end; what is asked of them then (DESIGN §5). */
class ArchiveTopologyTest {

  private static final String FEES = "云湖市第一中学强制买校服，校服费不开发票";
  private static final Duration KEPT = Duration.ofDays(400);

  @TempDir(factory = MemoryFolder.class)
  Path state;

  private final Commands ask = new Commands();
  private Driven routing;

  @BeforeEach
  void start() {
    routing =
        new Driven(
            state,
            List.of(
                Topics.INTAKE_GOV12345.name(), Topics.CASE_COMMANDS.name(), Topics.TICKS.name()),
            Topics.MATTERS.name());
  }

  @AfterEach
  void stop() {
    routing.close();
  }

  @Test
  void shouldLetAnEndedCaseGoAfter400DaysAndRefuseWhatComesThen() {
    var order = ask.workOrder("1", FEES);
    var ended = opened(order);
    send(ended, answer(ended));
    var open = opened(ask.workOrder("2", "学校门口三轮车占道"));

    lets(KEPT.minusHours(1));
    assertThat(routing.stored(ended)).isNotNull();

    lets(Duration.ofHours(2));
    assertThat(routing.stored(ended)).isNull();
    assertThat(routing.stored(open)).as("what has not ended stays").isNotNull();

    assertThat(outcome(ended, answer(ended)).getKind()).isEqualTo(OutcomeKind.NOT_FOUND);
    var amendment =
        WorkOrderReceived.newBuilder(ask.workOrder("1", FEES + "，还是没有退")).setCaseSeen(true).build();
    var refused = outcome(ended, amendment);
    assertThat(refused.getKind()).isEqualTo(OutcomeKind.CONFLICT);
    assertThat(refused.getCode()).isEqualTo("case-archived");
    assertThat(refused.getMessage()).contains("归档", "另行登记");
    assertThat(routing.events(CaseOpened.class))
        .extracting(event -> event.getHeader().getCaseId())
        .as("is not opened again")
        .containsExactly(ended, open);
  }

  /** Time of the log goes on, and a step of forgetting is taken. */
  private void lets(Duration time) {
    ask.pass(time);
    send("a", new IntakeTick("a", ask.now()));
    routing.pass(Duration.ofMinutes(1));
  }

  private AnswerCase answer(String caseId) {
    return new AnswerCase(
        ask.header(caseId, Commands.OPERATOR, TextKind.PUBLIC_ANSWER, TextKind.REASON), "PHONE");
  }

  private String opened(WorkOrderReceived order) {
    send(order.getCaseId(), order);
    return order.getCaseId();
  }

  private CommandOutcome outcome(String key, SpecificRecord value) {
    routing.written(Topics.COMMAND_OUTCOMES);
    send(key, value);
    return (CommandOutcome) routing.written(Topics.COMMAND_OUTCOMES).getLast();
  }

  private void send(String key, SpecificRecord value) {
    routing.send(Topics.of(value).name(), key, value);
  }
}
