package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.CorrectionEvent;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correcting category, demand type and the fault of a transfer (DOMAIN §3, §4.4). */
class CorrectionTest {

  @ParameterizedTest
  @CsvSource({
    "COMPLAINT, HELP, true",
    "COMPLAINT, ENQUIRY, true",
    "COMPLAINT, SUGGESTION, true",
    "COMPLAINT, PRAISE, true",
    "REPORT, ENQUIRY, true",
    "COMPLAINT, REPORT, false",
    "REPORT, COMPLAINT, false",
    "HELP, COMPLAINT, false",
    "HELP, ENQUIRY, false",
    "ENQUIRY, HELP, false"
  })
  void shouldAskASecondPersonForWhatMakesLessOfAComplaint(
      DemandType from, DemandType to, boolean second) {
    var story = Story.where(Story.says(from, Town.SCHOOL));
    story.does(story.handInCommand(null, "hash-1", false, false));

    story
        .does(
            new CorrectCommand(
                story.header(Town.OPERATOR, null, reason()),
                new Correction(null, null, to, null, "sum-1", null)))
        .accepted();

    assertThat(story.lastEvents().getFirst())
        .isInstanceOf(second ? EndingEvent.Proposed.class : CorrectionEvent.class);
    assertThat(story.file().subject().demandType()).isEqualTo(second ? from : to);
    if (second) {
      story.does(story.confirmation(Town.LEADER, true)).accepted();
      assertThat(story.file().subject().demandType()).isEqualTo(to);
      assertThat(story.file().settlement().downgradedFrom()).isEqualTo(from);
      assertThat(story.file().settlement().proposal()).isNull();
    }
  }

  @Test
  void shouldLeaveTheTypeWhereTheSecondPersonRefuses() {
    var story = Story.dispatchedToSchool();
    story.does(correction(story, DemandType.HELP, null)).accepted();
    assertThat(story.tries(story.invalid(Town.OPERATOR)).refusal().message()).contains("另一人确认");
    assertThat(story.tries(correction(story, DemandType.ENQUIRY, null)).refusal().code())
        .isEqualTo("state-does-not-allow");

    story.does(story.confirmation(Town.LEADER, false)).accepted();

    assertThat(story.file().subject().demandType()).isEqualTo(DemandType.COMPLAINT);
    assertThat(story.file().settlement().downgradedFrom()).isNull();
  }

  @Test
  void shouldKeepWhatTheSourceSaid() {
    var story = Story.dispatchedToSchool();
    story.does(correction(story, DemandType.HELP, null));
    story.does(story.confirmation(Town.LEADER, true));

    assertThat(story.file().subject().sourceType()).isEqualTo(DemandType.COMPLAINT);
  }

  @Test
  void shouldEndWhatTurnsOutToBePraise() {
    var story = Story.where(Story.says(DemandType.HELP, Town.SCHOOL));
    story.does(story.handInCommand(null, "hash-1", false, false));

    story.does(correction(story, DemandType.PRAISE, null)).accepted();

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(CorrectionEvent.class, CaseEvent.Closed.class);
    assertThat(fields(story.does(correction(story, DemandType.HELP, null))))
        .containsExactly("demandType");
  }

  @Test
  void shouldMoveTheMatterWithTheCategory() {
    var story = Story.dispatchedToSchool();
    var matter = story.file().repeat().matterId();
    var before = story.file().subject();

    story.does(
        new CorrectCommand(
            story.header(Town.OPERATOR, null, reason()),
            new Correction("师德师风", "收礼", null, null, null, null)));

    var subject = story.accepted().file().subject();
    assertThat(subject.categoryLevel1()).isEqualTo("师德师风");
    assertThat(subject.categoryLevel2()).isEqualTo("收礼");
    assertThat(story.file().repeat().matterId()).isNotNull().isNotEqualTo(matter);
    assertThat(story.file().repeat().ordinal()).isOne();
    assertThat(story.file().assignment().copiedUnitIds()).contains(Town.TEACHERS);
    assertThat(((CorrectionEvent) story.lastEvents().getFirst()).before()).isEqualTo(before);
  }

  @Test
  void shouldCorrectWhoseFaultTheLastTransferWas() {
    var story = Story.dispatchedToSchool();
    assertThat(fields(story.does(correction(story, null, TransferFault.CENTRE))))
        .containsExactly("fault");
    story.dispatch(Town.OPERATOR, Town.CITY, TransferFault.UNIT).accepted();
    assertThat(story.file().assignment().unitFaultTransfers()).isOne();
    assertThat(fields(story.does(correction(story, null, TransferFault.UNIT))))
        .containsExactly("fault");

    story.does(correction(story, null, TransferFault.CENTRE)).accepted();
    assertThat(story.file().assignment().unitFaultTransfers()).isZero();
    assertThat(story.file().assignment().dispatches()).isOne();
    var corrected = (CorrectionEvent) story.lastEvents().getFirst();
    assertThat(corrected.transferredFrom()).isEqualTo(Town.SCHOOL);

    story.does(correction(story, null, TransferFault.UNIT)).accepted();
    assertThat(story.file().assignment().dispatches()).isEqualTo(2);
  }

  @Test
  void shouldAskForASummaryWhenAUnitHasWhatBecomesAReport() {
    var story = Story.dispatchedToSchool();
    assertThat(fields(story.does(correction(story, DemandType.REPORT, null))))
        .containsExactly("summary");

    story.does(
        new CorrectCommand(
            story.header(Town.OPERATOR, null, reason()),
            new Correction(null, null, DemandType.REPORT, null, "sum-1", null)));
    assertThat(story.accepted().file().subject().hidden()).isTrue();
    assertThat(story.file().assignment().summaryTextId()).isEqualTo("sum-1");
  }

  @Test
  void shouldSayFieldByFieldWhatIsWrong() {
    var story = Story.dispatchedToSchool();
    story.does(
        new CorrectCommand(
            story.header(Town.OPERATOR, null, List.of()),
            new Correction(null, null, null, null, null, null)));
    assertThat(fields(story)).containsExactly("category", "reason");

    story.does(
        new CorrectCommand(
            story.header(Town.OPERATOR, null, reason()),
            new Correction("没有的类别", null, null, null, null, null)));
    assertThat(fields(story)).containsExactly("category");
  }

  @Test
  void shouldNotDowngradeWhatHasEndedButCorrectItsCategory() {
    var story = Story.dispatchedToSchool().toApproved();
    story.callback(Town.OPERATOR, Satisfaction.SATISFIED);
    assertThat(fields(story.does(correction(story, DemandType.HELP, null))))
        .containsExactly("demandType");

    story.does(story.correction(Town.OPERATOR, null, null)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().subject().categoryLevel2()).isEqualTo("教辅");
  }

  @Test
  void shouldNotLetADispatchMakeLessOfAComplaintEither() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    story.does(story.handInCommand(null, "hash-1", false, false));

    story.does(
        new CaseCommand.Dispatch(
            story.header(Town.OPERATOR, null, List.of()),
            Town.CITY,
            TransferFault.CENTRE,
            null,
            null,
            DemandType.HELP,
            null,
            List.of(),
            null));

    assertThat(fields(story)).containsExactly("demandType");
  }

  @Test
  void shouldFindAComplaintTrueOrNot() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    var report = story.reportCommand(Town.liaison(Town.SCHOOL));
    story.does(
        new CaseCommand.Report(
            report.header(),
            report.reportId(),
            Verdict.NOT_APPLICABLE,
            report.closingKind(),
            null,
            true,
            false,
            false,
            null,
            true,
            null,
            List.of()));
    assertThat(fields(story)).containsExactly("proposedVerdict");

    story.report(Town.liaison(Town.SCHOOL)).signOff(Town.head(Town.SCHOOL));
    story.does(
        new CaseCommand.Review(
            story.header(Town.OPERATOR, null, reason()), true, null, Verdict.NOT_APPLICABLE));
    assertThat(fields(story)).containsExactly("verdict");
  }

  private static CorrectCommand correction(
      Story story, @Nullable DemandType type, @Nullable TransferFault fault) {
    return new CorrectCommand(
        story.header(Town.OPERATOR, null, reason()),
        new Correction(null, null, type, fault, null, null));
  }

  private static List<Text> reason() {
    return List.of(new Text("reason", TextKind.REASON));
  }

  private static List<String> fields(Story story) {
    return story.refusal().problems().stream().map(Problem::field).toList();
  }
}
