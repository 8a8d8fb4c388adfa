package cn.huimin.hotline.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.TextKind;
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
}
