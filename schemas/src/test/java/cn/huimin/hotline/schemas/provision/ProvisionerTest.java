package cn.huimin.hotline.schemas.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.huimin.hotline.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

/** What the provisioner asks of a broker; that it gets it is shown where a broker runs. */
class ProvisionerTest {

  @Test
  void shouldKeepEveryTopicByTheBrokersTime() {
    assertThat(Topics.all())
        .allSatisfy(
            topic ->
                assertThat(Provisioner.configs(topic, Profile.EMBEDDED))
                    .containsEntry("message.timestamp.type", "LogAppendTime"));
  }

  @Test
  void shouldKeepEventsForEverTextsCompactedAndCommandsThirtyDays() {
    assertThat(Provisioner.configs(Topics.CASE_EVENTS, Profile.EMBEDDED))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("flush.ms", "100");
    assertThat(Provisioner.configs(Topics.CASE_TEXTS, Profile.EMBEDDED))
        .containsEntry("cleanup.policy", "compact");
    assertThat(Provisioner.configs(Topics.CASE_COMMANDS, Profile.EMBEDDED))
        .containsEntry("retention.ms", "2592000000")
        .doesNotContainKey("flush.ms");
  }

  @Test
  void shouldSpreadByKeyAsTheProfileSaysAndKeepEditionsTogether() {
    assertThat(Provisioner.partitions(Topics.CASE_EVENTS, Profile.CLUSTER)).isEqualTo(24);
    assertThat(Provisioner.partitions(Topics.DIRECTORY, Profile.CLUSTER)).isEqualTo(1);
    assertThat(Provisioner.configs(Topics.CASE_EVENTS, Profile.CLUSTER))
        .containsEntry("min.insync.replicas", "2")
        .doesNotContainKey("flush.ms");
  }

  @Test
  void shouldRefuseAProfileThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Profile(0, (short) 1, 1, 0))
        .withMessageContaining("partitions");
    assertThatIllegalArgumentException().isThrownBy(() -> new Profile(4, (short) 1, 2, 0));
  }
}
