package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.routing.life.ReliefEvent;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Extension and complex handling (DOMAIN §5). */
class ReliefTest {

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "10, true", "11, false"})
  void shouldTakeFromOneToTenWorkingDays(int days, boolean accepted) {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);

    story.does(story.extension(Town.liaison(Town.SCHOOL), days));

    if (accepted) {
      assertThat(story.accepted().file().flags()).contains(CaseFlag.EXTENSION_REQUESTED);
    } else {
      assertThat(story.refusal().problems())
          .extracting(Problem::field)
          .containsExactly("workingDays");
    }
  }

  @Test
  void shouldDecideWhatWasAskedBeforeTheCaseWasPassedDown() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.extension(Town.liaison(Town.SCHOOL), 3)).accepted();
    story.dispatch(Town.liaison(Town.SCHOOL), Town.SECTION, TransferFault.NONE).accepted();

    assertThat(
            NextSteps.of(story.file(), story.context()).stream()
                .filter(NextStep::owed)
                .map(NextStep::action))
        .contains(Action.EXTENSION_DECISION);
    story.does(story.extensionDecision(Town.OPERATOR, true, null)).accepted();
  }

  @Test
  void shouldGrantAsAskedAndOnlyOnce() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.extension(Town.liaison(Town.SCHOOL), 5));
    assertThat(NextSteps.of(story.file(), story.context()))
        .filteredOn(NextStep::owed)
        .extracting(step -> step.action().apiName())
        .contains("extension-decision", "report");

    story.does(story.extensionDecision(Town.OPERATOR, true, null));

    assertThat(story.lastEvents())
        .first()
        .satisfies(
            event -> assertThat(((ReliefEvent.ExtensionDecided) event).workingDays()).isEqualTo(5));
    assertThat(story.file().relief().extensionDays()).isEqualTo(5);
    assertThat(story.does(story.extension(Town.head(Town.SCHOOL), 2)).refusal().message())
        .contains("只能申请一次");
  }

  @Test
  void shouldNotAskOnceTheLimitHasPassed() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.limitPassed(Town.SERVICE, ClockKind.HANDLE));

    assertThat(story.does(story.extension(Town.liaison(Town.SCHOOL), 5)).refusal().message())
        .contains("承办时限已过");
    assertThat(story.does(story.complex(Town.liaison(Town.SCHOOL))).refusal().message())
        .contains("承办时限已过");
  }

  @Test
  void shouldTakeTheLimitAsNotPassedWhenItWasMoved() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.extension(Town.liaison(Town.SCHOOL), 5));
    story.does(story.limitPassed(Town.SERVICE, ClockKind.HANDLE));
    assertThat(story.file().turn().limitPassed()).isTrue();

    story.does(story.extensionDecision(Town.OPERATOR, true, 3));

    assertThat(story.file().turn().limitPassed()).isFalse();
  }

  /** A new calendar moved it: what the clocks said of it no longer holds. */
  @Test
  void shouldAskAgainOnceTheLimitLiesAheadAgain() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.limitAhead(Town.SERVICE, ClockKind.HANDLE)).accepted();
    assertThat(story.lastEvents()).as("nothing was said yet").isEmpty();

    story.does(story.limitPassed(Town.SERVICE, ClockKind.HANDLE));
    story.does(story.limitAhead(Town.SERVICE, ClockKind.HANDLE)).accepted();

    assertThat(story.file().turn().limitPassed()).isFalse();
    story.does(story.extension(Town.liaison(Town.SCHOOL), 5)).accepted();
  }

  @Test
  void shouldForgetARequestWhenTheUnitReportsOrIsRidOfTheCase() {
    var reported = Story.dispatchedToSchool().sign(Town.SCHOOL);
    reported.does(reported.extension(Town.liaison(Town.SCHOOL), 5));
    reported.report(Town.liaison(Town.SCHOOL)).accepted();
    assertThat(reported.file().flags()).doesNotContain(CaseFlag.EXTENSION_REQUESTED);

    var transferred = Story.dispatchedToSchool().sign(Town.SCHOOL);
    transferred.does(transferred.complex(Town.liaison(Town.SCHOOL)));
    transferred.dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE).accepted();
    assertThat(transferred.file().flags()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void shouldRecordTheConsentOfTheSourceWhoeverGotIt(boolean byUnit, boolean byCentre) {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(
        new OversightCommand.Amend(
            story.amendment(Town.OPERATOR).header(),
            null,
            story.now().plus(Duration.ofDays(9)),
            false));
    var asked = story.extension(Town.liaison(Town.SCHOOL), 5);
    story.does(new ReliefCommand.AskExtension(asked.header(), 5, byUnit)).accepted();
    var decided = story.extensionDecision(Town.OPERATOR, true, null);

    story.does(new ReliefCommand.DecideExtension(decided.header(), true, null, byCentre));

    var event = (ReliefEvent.ExtensionDecided) story.accepted().lastEvents().getFirst();
    assertThat(event.sourceConsent()).isTrue();
  }

  @Test
  void shouldAskForNoConsentWhereTheSourceSetNoDeadline() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.extension(Town.liaison(Town.SCHOOL), 5));
    var decided = story.extensionDecision(Town.OPERATOR, true, null);

    story.does(new ReliefCommand.DecideExtension(decided.header(), true, null, true));

    assertThat(story.refusal().problems())
        .extracting(Refusal.Problem::field)
        .containsExactly("sourceConsent");
  }

  @Test
  void shouldHandleNoEnquiryAndNoRedoAsComplex() {
    var enquiry =
        Story.where(Story.says(DemandType.ENQUIRY, Town.SCHOOL))
            .handIn(DemandType.ENQUIRY)
            .sign(Town.SCHOOL);
    assertThat(enquiry.does(enquiry.complex(Town.liaison(Town.SCHOOL))).refusal().message())
        .contains("咨询");

    var granted = Story.dispatchedToSchool().sign(Town.SCHOOL);
    granted.does(granted.complex(Town.liaison(Town.SCHOOL)));
    granted.does(granted.complexDecision(Town.OPERATOR, true)).accepted();
    assertThat(granted.file().relief().complex()).isTrue();
    assertThat(granted.does(granted.complex(Town.liaison(Town.SCHOOL))).refusal().message())
        .contains("已申请过");
  }
}
