package cn.huimin.hotline.console.projection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockPaused;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockRowTest {

  private static final Instant DUE = Instant.parse("2026-03-09T09:30:00Z");

  /** What happens on the case lets a clock run on; a recomputation leaves its pause alone. */
  @ParameterizedTest
  @CsvSource({"'', RUNNING", "r-1, PAUSED"})
  void shouldRunOnByACorrectionOfTheCaseAlone(String recomputeId, String state) {
    var red = ClockRow.after(null, header(1), new RedCardGiven(header(1), DUE));
    var paused = ClockRow.after(red, header(2), new ClockPaused(header(2)));
    var corrected =
        ClockCorrected.newBuilder()
            .setHeader(header(3))
            .setPreviousDueAt(DUE)
            .setLimit("WD:5")
            .setReasonCode("pause")
            .setWithdrawn(List.of("red-card"))
            .setRecomputeId(recomputeId)
            .build();

    var after = ClockRow.after(paused, header(3), corrected);

    assertThat(paused.state()).isEqualTo("PAUSED");
    assertThat(after.state()).isEqualTo(state);
    assertThat(after.redCardAt()).isNull();
  }

  private static DeadlineHeader header(long sequence) {
    return DeadlineHeader.newBuilder()
        .setEventId("c:" + sequence)
        .setCaseId("c")
        .setCaseNumber("N-1")
        .setCaseSequence(sequence)
        .setClock(ClockKind.HANDLE)
        .setRound(1)
        .setSequence(sequence)
        .setParty(Party.UNIT)
        .setUnitId("u")
        .setUnitName("学校")
        .setUnitLine(List.of("u"))
        .setUrgency(Urgency.NORMAL)
        .setStartedAt(Instant.parse("2026-03-02T02:00:00Z"))
        .setDueAt(DUE)
        .setFiredAt(DUE)
        .setPolicyEdition(0)
        .build();
  }
}
