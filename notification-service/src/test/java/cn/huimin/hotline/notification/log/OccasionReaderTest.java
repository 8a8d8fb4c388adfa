package cn.huimin.hotline.notification.log;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.notification.TestEvents;
import cn.huimin.hotline.notification.recipient.Occasion;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.word.WarningLevel;
import cn.huimin.hotline.schemas.word.WarningScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What records of the log tell the rules of who hears of them. */
class OccasionReaderTest {

  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTellTheRulesWhetherAWarningIsHiddenFromItsUnit(boolean hidden) {
    var header =
        WarningHeader.newBuilder()
            .setWarningId("w")
            .setEventId("w-1")
            .setSequence(1)
            .setRule("repeat")
            .setLevel(WarningLevel.YELLOW)
            .setScope(WarningScope.CASE)
            .setScopeId("matter")
            .setUnitId("second")
            .setUnitLine(List.of("second"))
            .setFigures(Map.of("ordinal", "2"))
            .setHidden(hidden)
            .setAt(AT)
            .build();
    assertThat(new OccasionReader(Directory.EMPTY).read(new WarningRaised(header)))
        .hasValueSatisfying(
            occasion ->
                assertThat(occasion.traits())
                    .containsEntry(Occasion.HIDDEN, String.valueOf(hidden))
                    .containsEntry("ordinal", "2"));
  }

  /** So that nobody of that unit hears of its clocks, who stands in for another's post included. */
  @Test
  void shouldTellTheRulesWhomTheCaseOfAClockIsAgainst() {
    var card = TestEvents.redCard("c1", AT, AT);
    var against = RedCardGiven.newBuilder(card);
    against.setHeader(
        DeadlineHeader.newBuilder(card.getHeader()).setAccusedUnitId("first").build());
    var reader = new OccasionReader(Directory.EMPTY);
    assertThat(reader.read(against.build()))
        .hasValueSatisfying(
            occasion -> assertThat(occasion.traits()).containsEntry(Occasion.ACCUSED, "first"));
    assertThat(reader.read(card))
        .hasValueSatisfying(
            occasion -> assertThat(occasion.traits()).doesNotContainKey(Occasion.ACCUSED));
  }
}
