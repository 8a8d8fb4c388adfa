package cn.huimin.hotline.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void shouldNameTopicsByTheRule() {
    assertThat(Topics.all())
        .allSatisfy(topic -> assertThat(topic.name()).matches("hotline\\.[a-z0-9.-]+\\.v1"));
    assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
  }

  @Test
  void shouldFindTheTopicOfARecordByItsType() {
    var tick = CaseTick.newBuilder().setTime(Instant.EPOCH).build();
    assertThat(Topics.of(tick)).isSameAs(Topics.CASE_TICKS);
    assertThat(Topics.CASE_TICKS.subject(tick.getSchema()))
        .isEqualTo("hotline.case-ticks.v1-cn.huimin.hotline.schemas.event.CaseTick");
  }

  @Test
  void shouldRefuseARecordThatIsOnNoTopic() {
    var ref = TextRef.newBuilder().setTextId("t").setKind(TextKind.NOTE).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Topics.of(ref))
        .withMessageContaining("TextRef");
    assertThatIllegalArgumentException().isThrownBy(() -> Topics.named("hotline.nothing.v1"));
    assertThatIllegalArgumentException().isThrownBy(() -> Topics.of(Channel.UNKNOWN));
  }

  @Test
  void shouldHaveOneIntakeTopicPerChannel() {
    assertThat(Topics.intake())
        .isEqualTo(
            List.of(
                Topics.INTAKE_GOV12345,
                Topics.INTAKE_LOCAL_HOTLINE,
                Topics.INTAKE_MAILBOX,
                Topics.INTAKE_DESK));
  }

  @Test
  void shouldHaveDeadLettersOfEveryServiceThatReadsTheLog() {
    assertThat(Topics.deadLetters())
        .extracting(Topic::name)
        .containsExactly(
            "hotline.dead-letters.intake.v1",
            "hotline.dead-letters.routing.v1",
            "hotline.dead-letters.sla.v1",
            "hotline.dead-letters.scoring.v1",
            "hotline.dead-letters.notification.v1",
            "hotline.dead-letters.console.v1");
    assertThat(Topics.deadLetters(Topic.Service.SLA)).isSameAs(Topics.DEAD_LETTERS_SLA);
    assertThat(Topics.of(letterOf("console"))).isSameAs(Topics.DEAD_LETTERS_CONSOLE);
  }

  @Test
  void shouldHandEveryServiceItsOwnRecordsAgain() {
    for (var service : Topic.Service.values()) {
      var retry = Topics.retry(service);
      assertThat(retry.spread()).isEqualTo(Topic.Spread.BY_KEY);
      assertThat(retry.kept()).isEqualTo(new Topic.Kept.For(Duration.ofDays(1)));
    }
    assertThat(Topics.retry(Topic.Service.SLA)).isSameAs(Topics.RETRY_SLA);
  }

  private static DeadLetter letterOf(String service) {
    return DeadLetter.newBuilder()
        .setService(service)
        .setStage(DeadLetterStage.UNREADABLE)
        .setSourceTopic(Topics.CASE_EVENTS.name())
        .setSourcePartition(0)
        .setSourceOffset(7)
        .setValueSize(-1)
        .setErrorClass("SerializationException")
        .setErrorMessage("SerializationException")
        .setAt(Instant.EPOCH)
        .build();
  }
}
