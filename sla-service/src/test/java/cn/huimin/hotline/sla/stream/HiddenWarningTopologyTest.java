package cn.huimin.hotline.sla.stream;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a unit may not be told of, it is not asked about (DOMAIN §8). */
class HiddenWarningTopologyTest extends WarningHouse {

  /** Of the one who complains again, or of the one who complained first (DOMAIN §8). */
  @ParameterizedTest
  @CsvSource({"false, true", "true, false"})
  void shouldHideARepeatFromTheUnitThatOneOfItsCasesIsHiddenFrom(boolean earlier, boolean later) {
    var first = new CaseStory("a", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("a", (earlier ? first.hidden() : first).dispatched(MONDAY));
    events.pipeInput("b", (later ? second.hidden() : second).dispatched(MONDAY));
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    var raised = header(ofRule("repeat").getFirst());
    assertThat(raised.getHidden()).isTrue();
    assertThat(raised.getAnswerDueAt()).as("its unit owes none").isNull();

    answer(raised.getWarningId(), "one", Role.LIAISON, CaseStory.UNIT);
    acknowledge(raised.getWarningId(), "two", Role.HEAD, CaseStory.UNIT);
    acknowledge(raised.getWarningId(), "three", Role.OPERATOR, null);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("forbidden", "forbidden", "accepted");
    assertThat(ofRule("repeat"))
        .singleElement()
        .satisfies(noted -> assertThat(header(noted).getHidden()).isTrue());
  }

  @Test
  void shouldHideARepeatOnceOneOfItsCasesIsHiddenAndAskForItsAnswerNoMore() {
    var second = new CaseStory("b", DemandType.COMPLAINT, Urgency.NORMAL, "m");
    events.pipeInput("b", second.dispatched(MONDAY));
    events.pipeInput("b", second.repeat(MONDAY, 2, "a"));
    assertThat(header(ofRule("repeat").getFirst()).getHidden()).isFalse();
    events.pipeInput("b", second.hidden().plain(MONDAY.plusSeconds(60), CaseAmended.class));
    events.pipeInput("b", second.plain(MONDAY.plusSeconds(61), CaseAmended.class));
    assertThat(ofRule("repeat"))
        .singleElement()
        .satisfies(
            updated -> {
              assertThat(updated).isInstanceOf(WarningUpdated.class);
              assertThat(header(updated).getHidden()).isTrue();
              assertThat(header(updated).getAnswerDueAt()).isNull();
            });
    tick(MONDAY.plus(Duration.ofDays(4)));
    assertThat(answersDue()).isEmpty();
  }

  @Test
  void shouldHideAFloodWhoseLeadIsHiddenFromTheUnit() {
    var lead = new CaseStory("lead", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("lead", lead.opened(MONDAY));
    events.pipeInput("lead", lead.dispatched(MONDAY));
    events.pipeInput("lead", lead.flood(MONDAY, 5, "b"));
    assertThat(header(ofRule("flood").getFirst()).getHidden()).isFalse();
    events.pipeInput("lead", lead.hidden().plain(MONDAY.plusSeconds(60), CaseAmended.class));
    events.pipeInput("lead", lead.flood(MONDAY.plusSeconds(120), 6, "b", "c"));
    var grown = header(ofRule("flood").getLast());
    assertThat(grown.getHidden()).isTrue();
    assertThat(grown.getAnswerDueAt()).isNull();
    answer(grown.getWarningId(), "one", Role.HEAD, CaseStory.UNIT);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("forbidden");
  }

  @Test
  void shouldAskForNoAnswerOfAUnitThatMayNotGiveItOnceTheLeadOfAToldFloodIsHidden() {
    var lead = new CaseStory("lead", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("lead", lead.opened(MONDAY));
    events.pipeInput("lead", lead.dispatched(MONDAY));
    events.pipeInput("lead", lead.flood(MONDAY, 5, "b"));
    assertThat(header(ofRule("flood").getFirst()).getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE);
    events.pipeInput("lead", lead.hidden().plain(MONDAY.plusSeconds(60), CaseAmended.class));
    events.pipeInput("lead", lead.plain(MONDAY.plusSeconds(61), CaseAmended.class));
    assertThat(ofRule("flood"))
        .singleElement()
        .satisfies(
            updated -> {
              assertThat(updated).isInstanceOf(WarningUpdated.class);
              assertThat(((WarningUpdated) updated).getNews()).isEmpty();
              assertThat(header(updated).getHidden()).isTrue();
              assertThat(header(updated).getAnswerDueAt()).isNull();
            });
    tick(THURSDAY_CLOSE.plus(Duration.ofDays(1)));
    assertThat(ofRule("flood")).isEmpty();
  }

  /** It led the flood, went elsewhere, and is hidden from its unit before that answered. */
  @Test
  void shouldAskForNoAnswerToAFloodThatWasClearedOnceItsLeadIsHidden() {
    var lead = new CaseStory("lead", DemandType.COMPLAINT, Urgency.NORMAL, null);
    events.pipeInput("lead", lead.opened(MONDAY));
    events.pipeInput("lead", lead.dispatched(MONDAY));
    events.pipeInput("lead", lead.flood(MONDAY, 5, "b"));
    events.pipeInput("lead", lead.dispatched(MONDAY.plusSeconds(30), "u-other"));
    var cleared = header(ofRule("flood").getLast());
    assertThat(cleared.getAnswerDueAt()).isEqualTo(THURSDAY_CLOSE);
    events.pipeInput("lead", lead.hidden().plain(MONDAY.plusSeconds(60), CaseAmended.class));
    assertThat(ofRule("flood"))
        .singleElement()
        .satisfies(
            released -> {
              assertThat(((WarningCleared) released).getReasonCode()).isEqualTo("hidden-from-unit");
              assertThat(header(released).getSequence()).isEqualTo(cleared.getSequence() + 1);
              assertThat(header(released).getHidden()).isTrue();
              assertThat(header(released).getAnswerDueAt()).isNull();
            });
    answer(cleared.getWarningId(), "one", Role.HEAD, CaseStory.UNIT);
    assertThat(outcomes.readValuesToList())
        .extracting(o -> ((CommandOutcome) o).getCode())
        .containsExactly("warning-not-standing");
    tick(THURSDAY_CLOSE.plus(Duration.ofDays(1)));
    assertThat(ofRule("flood")).isEmpty();
  }
}
