package cn.huimin.hotline.platform.streams;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.actor.Actor;
import cn.huimin.hotline.schemas.command.CommandHeader;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import cn.huimin.hotline.schemas.command.SignCase;
import cn.huimin.hotline.schemas.event.CaseTick;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AcceptedAtExtractorTest {

  private static final Instant OURS = Instant.parse("2026-02-13T01:00:00Z");
  private static final long BROKERS = 42;

  private final AcceptedAtExtractor extractor = new AcceptedAtExtractor();

  @Test
  void shouldReadOurTimeFromTheRecordOrItsHeader() {
    assertThat(extract(CaseTick.newBuilder().setTime(OURS).build())).isEqualTo(OURS.toEpochMilli());
    var sign =
        SignCase.newBuilder()
            .setHeader(
                CommandHeader.newBuilder()
                    .setCommandId("k")
                    .setCaseId("c")
                    .setActor(Actor.newBuilder().setId("a").setRole(Role.LIAISON).build())
                    .setAcceptedAt(OURS)
                    .setContentHash("h")
                    .build())
            .build();
    assertThat(extract(sign)).isEqualTo(OURS.toEpochMilli());
  }

  @Test
  void shouldTakeTheBrokersTimeForWhatHasNone() {
    var outcome =
        CommandOutcome.newBuilder()
            .setCommandId("k")
            .setCaseId("c")
            .setKind(OutcomeKind.ACCEPTED)
            .setCode("accepted")
            .setMessage("")
            .setReplayed(false)
            .build();
    assertThat(extract(outcome)).isEqualTo(BROKERS);
    assertThat(extract(null)).isEqualTo(BROKERS);
  }

  private long extract(@Nullable SpecificRecord value) {
    return extractor.extract(
        new ConsumerRecord<>(
            "t",
            0,
            0,
            BROKERS,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            "k",
            value,
            new RecordHeaders(),
            java.util.Optional.empty()),
        0);
  }
}
