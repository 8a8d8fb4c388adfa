package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.routing.life.ReliefEvent;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  /** The unit asks; the centre has the source's consent, with day and answer (DOMAIN §3). */
  @Test
  void shouldGoPastTheSourcesDeadlineOnlyWithItsConsentOnRecord() {
    var story = bound(4);
    var today = LocalDate.ofInstant(story.now(), Story.ZONE);

    assertThat(wrong(decides(story, false, null, false))).containsExactly("sourceConsent");
    assertThat(wrong(decides(story, true, null, false)))
        .containsExactly("sourceAnsweredOn", "sourceAnswer");
    assertThat(wrong(decides(story, true, today.plusDays(1), true)))
        .containsExactly("sourceAnsweredOn");
    assertThat(wrong(decides(story, false, today, true))).contains("sourceConsent");

    decides(story, true, today, true).accepted();
    var event = (ReliefEvent.ExtensionDecided) story.lastEvents().getFirst();
    assertThat(event.sourceAnsweredOn()).isEqualTo(today);
    assertThat(event.texts()).extracting(Text::kind).contains(TextKind.PROOF);
    assertThat(story.file().relief().sourceConsent()).isTrue();
  }

  /** Whether it ends before the deadline is for the clocks, which do not go past it. */
  @Test
  void shouldNeedNoConsentForWhatMayEndBeforeTheDeadline() {
    var story = bound(9);

    decides(story, false, null, false).accepted();

    assertThat(story.file().relief().sourceConsent()).isFalse();
  }

  @Test
  void shouldAskForNoConsentWhereTheSourceSetNoDeadline() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.extension(Town.liaison(Town.SCHOOL), 5));

    assertThat(wrong(decides(story, true, null, false))).containsExactly("sourceConsent");
  }

  /** An extension of five working days is asked; the source wants it in so many days. */
  private static Story bound(int days) {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(
        new OversightCommand.Amend(
            story.amendment(Town.OPERATOR).header(),
            null,
            story.now().plus(Duration.ofDays(days)),
            false));
    return story.does(story.extension(Town.liaison(Town.SCHOOL), 5)).accepted();
  }

  private static Story decides(
      Story story, boolean consent, @Nullable LocalDate on, boolean brings) {
    var texts = new ArrayList<>(List.of(new Text("reason", TextKind.REASON)));
    if (brings) {
      texts.add(new Text("proof", TextKind.PROOF));
    }
    return story.does(
        new ReliefCommand.DecideExtension(
            story.header(Town.OPERATOR, null, texts), true, null, consent, on));
  }

  private static List<String> wrong(Story story) {
    return story.refusal().problems().stream().map(Refusal.Problem::field).toList();
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
