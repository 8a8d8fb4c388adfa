package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.life.Refusal.Problem;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseLifeTest {

  @Test
  void shouldOpenClassifyAndDispatchInOneStep() {
    var story = Story.dispatchedToSchool();

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(
            CaseEvent.Opened.class, CaseEvent.Classified.class, CaseEvent.Dispatched.class);
    var file = story.file();
    assertThat(file.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(file.version()).isEqualTo(3);
    var assignment = Objects.requireNonNull(file.assignment());
    assertThat(assignment.line()).containsExactly(Town.SCHOOL, Town.OFFICE, Town.BUREAU);
    assertThat(assignment.copiedUnitIds()).containsExactly(Town.FEES);
    assertThat(assignment.dispatches()).isOne();
    assertThat(file.repeat().matterId()).isNotNull();
    assertThat(story.events).extracting(Happened::directoryEdition).containsOnly(7);
    assertThat(story.events).extracting(Happened::policyEdition).containsOnly(3);
  }

  @Test
  void shouldCloseByItselfWhenTheCallbackIsSatisfied() {
    var story = Story.dispatchedToSchool().toApproved();
    assertThat(story.file().findings().verdict()).isEqualTo(Verdict.CONFIRMED);

    story.callback(Town.OPERATOR, Satisfaction.BASICALLY_SATISFIED);

    assertThat(story.lastEvents())
        .hasExactlyElementsOfTypes(CaseEvent.CallbackRecorded.class, CaseEvent.Closed.class);
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().ended()).isTrue();
    assertThat(NextSteps.of(story.file(), story.context())).noneMatch(NextStep::owed);
  }

  @Test
  void shouldOpenTheNextRoundWhenDissatisfiedAndKeepTheFirstVerdict() {
    var story = Story.dispatchedToSchool().toApproved();

    story.callback(Town.OPERATOR, Satisfaction.DISSATISFIED);

    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(story.file().round()).isEqualTo(2);
    assertThat(story.file().callbacks().attempts()).isEmpty();
    assertThat(story.file().callbacks().satisfaction()).isEqualTo(Satisfaction.DISSATISFIED);
    story
        .report(Town.liaison(Town.SCHOOL))
        .signOff(Town.head(Town.SCHOOL))
        .does(
            new CaseCommand.Review(
                story.header(Town.OPERATOR, null, List.of(new Text("r", TextKind.REASON))),
                true,
                null,
                Verdict.PARTLY));
    assertThat(story.file().findings().firstVerdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(story.file().findings().verdict()).isEqualTo(Verdict.PARTLY);
  }

  @Test
  void shouldForwardPraiseAndEndWithThat() {
    var story = Story.where(Story.says(DemandType.PRAISE, Town.SCHOOL)).handIn(DemandType.PRAISE);

    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.lastEvents().getLast()).isEqualTo(new CaseEvent.Closed(true));
    assertThat(story.file().repeat().matterId()).isNull();
  }

  @Test
  void shouldNeedNoSignOffAndNoBasisForAnEnquiry() {
    var story =
        Story.where(Story.says(DemandType.ENQUIRY, Town.SCHOOL))
            .handIn(DemandType.ENQUIRY)
            .sign(Town.SCHOOL);
    var texts =
        List.of(
            new Text("1", TextKind.FACTS),
            new Text("2", TextKind.MEASURES),
            new Text("3", TextKind.INTERNAL_ANSWER),
            new Text("4", TextKind.PUBLIC_ANSWER),
            new Text("5", TextKind.CONTACT_NOTE));

    story.does(
        new CaseCommand.Report(
            story.header(Town.liaison(Town.SCHOOL), null, texts),
            "r1",
            null,
            ClosingKind.EXPLAINED,
            null,
            true,
            false,
            false,
            null,
            false,
            "00000000000000ff",
            List.of()));

    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED_OFF);
    assertThat(story.approve(Town.OPERATOR).file().findings().verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  void shouldCloseAtApprovalWhereNobodyCanBeCalledBack() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    story.does(story.handInCommand(DemandType.COMPLAINT, "hash-1", false, true));

    assertThat(story.contact(Town.liaison(Town.SCHOOL), true).refusal().message()).contains("匿名");
    story
        .sign(Town.SCHOOL)
        .report(Town.liaison(Town.SCHOOL))
        .signOff(Town.head(Town.SCHOOL))
        .approve(Town.OPERATOR);

    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().findings().closingKind()).isEqualTo(ClosingKind.SOLVED);
  }

  @Test
  void shouldSayFieldByFieldWhatAReportLacks() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);

    story.does(
        new CaseCommand.Report(
            story.header(
                Town.liaison(Town.SCHOOL), null, List.of(new Text("1", TextKind.MEASURES))),
            "r1",
            null,
            ClosingKind.PROMISED,
            null,
            false,
            false,
            true,
            null,
            false,
            null,
            List.of()));

    assertThat(story.refusal().code()).isEqualTo("invalid-input");
    assertThat(story.refusal().problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder(
            "facts",
            "internalAnswer",
            "publicAnswer",
            "unresolvedReason",
            "proposedVerdict",
            "basis",
            "staff",
            "contactedBy",
            "contactMeans",
            "contactedAt",
            "promiseDueOn");
    assertThat(story.refusal().problems()).allSatisfy(p -> assertThat(p.message()).isNotBlank());
  }

  @Test
  void shouldTakeAPromiseForTodayInShanghaiButNotForYesterday() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.at(Instant.parse("2026-03-02T16:30:00Z")); // Tuesday, 00:30 in Shanghai

    assertThat(story.tries(promise(story, LocalDate.of(2026, 3, 3))).refusal()).isNull();
    assertThat(
            Objects.requireNonNull(story.tries(promise(story, LocalDate.of(2026, 3, 2))).refusal())
                .problems())
        .extracting(Problem::field)
        .containsExactly("promiseDueOn");
  }

  private static CaseCommand promise(Story story, LocalDate due) {
    var report = story.reportCommand(Town.liaison(Town.SCHOOL));
    return new CaseCommand.Report(
        report.header(),
        report.reportId(),
        report.proposedVerdict(),
        ClosingKind.PROMISED,
        due,
        true,
        false,
        false,
        null,
        true,
        null,
        List.of());
  }

  @Test
  void shouldCountOnlyRejectionsForTheTemplate() {
    var story = LifeTableTest.storyIn(CaseState.SIGNED_OFF);
    story.does(story.rejection(RejectionReason.NOT_ANSWERED)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED);
    assertThat(story.file().findings().templateRejections()).isZero();

    story.report(Town.liaison(Town.SCHOOL)).signOff(Town.head(Town.SCHOOL));
    story.does(story.rejection(RejectionReason.TEMPLATE));

    assertThat(story.file().findings().templateRejections()).isOne();
  }

  @Test
  void shouldNeedAReasonToGiveBackToRejectAndToChangeAVerdict() {
    var reported = LifeTableTest.storyIn(CaseState.REPORTED);
    reported.does(
        new CaseCommand.SignOff(reported.header(Town.head(Town.SCHOOL), null, List.of()), false));
    assertThat(reported.refusal().problems()).extracting(Problem::field).containsExactly("reason");

    var signedOff = LifeTableTest.storyIn(CaseState.SIGNED_OFF);
    var header = signedOff.header(Town.OPERATOR, null, List.of());
    assertThat(
            signedOff.does(new CaseCommand.Review(header, false, null, null)).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("rejectionReason", "reason");
    assertThat(
            signedOff
                .does(new CaseCommand.Review(header, true, null, Verdict.UNFOUNDED))
                .refusal()
                .problems())
        .extracting(Problem::field)
        .containsExactly("reason");
  }

  @Test
  void shouldLetNobodyDecideOnTheirOwnReport() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL).report(Town.head(Town.SCHOOL));

    assertThat(story.signOff(Town.head(Town.SCHOOL)).refusal().code()).isEqualTo("own-work");
    assertThat(story.signOff(Town.head(Town.CITY)).refusal().code()).isEqualTo("forbidden");
    assertThat(story.signOff(Town.head(Town.OFFICE)).accepted().file().state())
        .as("the head above stands in")
        .isEqualTo(CaseState.SIGNED_OFF);
  }

  @Test
  void shouldPassDownTheOwnLineWithoutTransfer() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.OFFICE));
    story.handIn(DemandType.COMPLAINT).sign(Town.OFFICE);
    var matter = story.file().repeat().matterId();

    story.dispatch(Town.liaison(Town.OFFICE), Town.SCHOOL, TransferFault.NONE).accepted();

    var assignment = Objects.requireNonNull(story.file().assignment());
    assertThat(assignment.unitId()).isEqualTo(Town.SCHOOL);
    assertThat(assignment.dispatches()).isOne();
    assertThat(((CaseEvent.Dispatched) story.lastEvents().getFirst()).transfer()).isFalse();
    assertThat(story.file().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(story.file().repeat().matterId()).isNotEqualTo(matter);

    assertThat(story.dispatch(Town.liaison(Town.SCHOOL), Town.SISTER, TransferFault.NONE).refusal())
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("forbidden"));
  }

  @Test
  void shouldChargeATransferToWhomTheFaultIs() {
    var story = Story.dispatchedToSchool().contact(Town.liaison(Town.SCHOOL), true);
    assertThat(story.file().contacted()).isTrue();

    assertThat(story.dispatch(Town.OPERATOR, Town.CITY, TransferFault.NONE).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("fault");
    story.dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE).accepted();
    assertThat(Objects.requireNonNull(story.file().assignment()).dispatches()).isOne();
    assertThat(story.file().contacted()).as("the new unit owes its own contact").isFalse();

    story.dispatch(Town.OPERATOR, Town.SISTER, TransferFault.UNIT).accepted();
    var assignment = Objects.requireNonNull(story.file().assignment());
    assertThat(assignment.dispatches()).isEqualTo(2);
    assertThat(assignment.unitFaultTransfers()).isOne();
    assertThat(assignment.firstDispatchedAt()).isEqualTo(Story.MONDAY_TEN);
    assertThat(assignment.dispatchedAt()).isAfter(Story.MONDAY_TEN);
  }

  @Test
  void shouldRefuseUnitsThatCannotHaveIt() {
    var story = Story.inTriage();

    for (var unit : List.of("nowhere", Town.CLOSED, Town.BUREAU)) {
      assertThat(story.dispatch(Town.OPERATOR, unit, TransferFault.NONE).refusal().problems())
          .as(unit)
          .extracting(Problem::field)
          .containsExactly("unitId");
    }
    assertThat(story.dispatch(Town.OPERATOR, Town.CLOSED, TransferFault.NONE).refusal().problems())
        .extracting(Problem::message)
        .containsExactly("沙窝小学已撤并，请派给赵庄小学");
    story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE).accepted();
    assertThat(story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("unitId");
  }

  @Test
  void shouldHideReportsBehindASummaryAndLetTheCentreMakeTheContact() {
    var story = Story.where(Story.says(DemandType.REPORT, null));
    story.does(story.handInCommand(null, "hash-1", true, false));
    assertThat(story.file().subject().hidden()).isTrue();
    var bare = story.dispatchCommand(Town.OPERATOR, Town.TEACHERS, TransferFault.NONE);

    assertThat(story.does(without(bare)).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("summary");
    story.does(bare).accepted();

    assertThat(story.contact(Town.liaison(Town.TEACHERS), true).refusal().code())
        .isEqualTo("forbidden");
    assertThat(NextSteps.of(story.file(), story.context()))
        .filteredOn(step -> step.action().apiName().equals("contact"))
        .extracting(NextStep::party)
        .containsExactly(Party.CENTRE);
    story.contact(Town.OPERATOR, true).accepted();
  }

  /** 脱敏转办摘要: the operator writes it (DOMAIN §8); who passes the case down leaves it as it is. */
  @Test
  void shouldKeepTheOperatorsSummaryWhenAUnitPassesAHiddenCaseDown() {
    var story = Story.inTriage();
    story.does(confidential(story.header(Town.OPERATOR, null, List.of()), "sum-1")).accepted();
    var own =
        new CaseCommand.Dispatch(
            story.header(Town.liaison(Town.SCHOOL), null, List.of()),
            Town.SECTION,
            TransferFault.NONE,
            null,
            null,
            null,
            null,
            List.of(),
            "sum-2");
    assertThat(story.does(own).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("summary");

    story.does(without(own)).accepted();
    assertThat(Objects.requireNonNull(story.file().assignment()).summaryTextId())
        .isEqualTo("sum-1");
  }

  /** A pupil who calls, or somebody who asks for it, at triage: hidden as if it had come so. */
  @Test
  void shouldHideAtDispatchWhatTheOperatorMakesConfidential() {
    var story = Story.inTriage();
    var bare = confidential(story.header(Town.OPERATOR, null, List.of()), null);
    assertThat(story.does(bare).refusal().problems())
        .extracting(Problem::field)
        .containsExactly("summary");
    assertThat(story.file().origin().confidential()).isFalse();

    story.does(confidential(story.header(Town.OPERATOR, null, List.of()), "sum-1")).accepted();
    assertThat(story.file().origin().confidential()).isTrue();
    assertThat(story.file().subject().hidden()).isTrue();
    assertThat(story.file().state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(story.contact(Town.liaison(Town.SCHOOL), true).refusal().code())
        .isEqualTo("forbidden");

    var byLiaison = confidential(story.header(Town.liaison(Town.SCHOOL), null, List.of()), "sum-2");
    assertThat(story.does(byLiaison).refusal().problems())
        .extracting(Problem::field)
        .contains("confidential");
  }

  private static CaseCommand.Dispatch confidential(
      CommandHeader header, @Nullable String summaryTextId) {
    return new CaseCommand.Dispatch(
        header,
        header.actor().equals(Town.OPERATOR) ? Town.SCHOOL : Town.SECTION,
        TransferFault.NONE,
        null,
        null,
        null,
        null,
        List.of(),
        summaryTextId,
        true,
        null);
  }

  private static CaseCommand without(CaseCommand.Dispatch dispatch) {
    return new CaseCommand.Dispatch(
        dispatch.header(),
        dispatch.unitId(),
        dispatch.fault(),
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  @Test
  void shouldKeepTheDemandTypeOfTheSource() {
    var story = Story.inTriage();

    story.does(
        new CaseCommand.Dispatch(
            story.header(Town.OPERATOR, null, List.of()),
            Town.SCHOOL,
            TransferFault.NONE,
            "没有这类",
            null,
            DemandType.ENQUIRY,
            null,
            List.of("nowhere"),
            null));

    assertThat(story.refusal().problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("demandType", "category", "copiedUnitIds");
  }

  @Test
  void shouldTellTheSecondWhatTheFirstDid() {
    var story = Story.dispatchedToSchool();
    var seen = story.file().version();
    story.sign(Town.SCHOOL);

    story.does(new CaseCommand.Sign(story.header(Town.liaison(Town.SCHOOL), seen, List.of())));

    assertThat(story.refusal().code()).isEqualTo("version-is-old");
    assertThat(story.refusal().message())
        .isEqualTo(
            "没有签收：您看到的是第 3 版，工单已到第 4 版；已由大营镇中心小学联络员（3月2日 10:01，接口）签收了；工单从 3月2日 10:01 起是“已签收”，"
                + "承办单位是大营镇中心小学，下一步由承办单位记录联系、承办单位上报");
    assertThat(story.sign(Town.SCHOOL).refusal().code()).isEqualTo("state-does-not-allow");
    assertThat(story.refusal().message()).contains("联络员（3月2日 10:01，接口）签收了");
    assertThat(story.refusal().message()).doesNotContain(Town.liaison(Town.SCHOOL).id());
  }

  /** What was asked and waited is decided: the state is the same, so the deed is told. */
  @Test
  void shouldTellTheSecondWhoDecidesThatItIsDecided() {
    var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
    story.does(story.extension(Town.liaison(Town.SCHOOL), 3)).accepted();
    story.does(story.extensionDecision(Town.OPERATOR, false, null)).accepted();

    assertThat(story.does(story.extensionDecision(Town.OPERATOR, true, null)).refusal().message())
        .isEqualTo("没有审定延期：已由惠民中心受理员（3月2日 10:03，接口）审定延期了；没有等待审定的延期");
  }

  @ParameterizedTest
  @CsvSource({"contactedByUnit", "resolution", "satisfaction", "pressed"})
  void shouldAskAllFourQuestionsOfWhoeverIsReachedAndNoneOfTheOthers(String left) {
    var story = Story.dispatchedToSchool().toApproved();

    assertThat(story.does(callback(story, true, left)).refusal().problems())
        .extracting(Problem::field)
        .containsExactly(left);
    assertThat(story.does(callback(story, false, left)).refusal().problems())
        .extracting(Problem::field)
        .hasSize(3)
        .doesNotContain(left);
    assertThat(story.does(callback(story, true, "none")).accepted().file().state())
        .isEqualTo(CaseState.CLOSED);
  }

  private static CaseCommand callback(Story story, boolean reached, String left) {
    return new CaseCommand.Callback(
        story.header(Town.OPERATOR, null, List.of()),
        reached,
        left.equals("contactedByUnit") ? null : true,
        left.equals("resolution") ? null : Resolution.RESOLVED,
        left.equals("satisfaction") ? null : Satisfaction.NO_COMMENT,
        left.equals("pressed") ? null : false);
  }

  @Test
  void shouldCloseAsUnreachableOnlyAfterEnoughAttempts() {
    var story = Story.dispatchedToSchool().toApproved();
    assertThat(story.close().refusal().message()).contains("还差 3 次", "2 天以上", "17:30");

    story.callback(Town.OPERATOR, null).callback(Town.OPERATOR, null);
    story.at(Story.MONDAY_TEN.plus(Duration.ofDays(1)).minusMillis(1));
    story.callback(Town.OPERATOR, null);
    assertThat(story.close().refusal().code()).isEqualTo("callback-attempts-missing");

    story.at(Instant.parse("2026-03-03T09:29:59.999Z")).callback(Town.OPERATOR, null);
    assertThat(story.close().refusal().message()).contains("17:30").doesNotContain("还差");
    story.at(Instant.parse("2026-03-04T09:30:00Z")).callback(Town.OPERATOR, null);

    assertThat(story.close().refusal().message()).contains("短信评价");
    assertThat(owed(story)).as("who waits").containsExactly("rate");
    story.does(story.limitPassed(Town.SERVICE, ClockKind.RATING)).accepted();
    assertThat(owed(story)).as("who has waited").containsExactly("close");
    story.does(story.limitAhead(Town.SERVICE, ClockKind.RATING)).accepted();
    assertThat(story.close().refusal().message()).contains("短信评价");
    story.does(story.limitPassed(Town.SERVICE, ClockKind.RATING)).accepted();

    assertThat(story.close().accepted().file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.lastEvents()).containsExactly(new CaseEvent.Closed(false));
    story.does(story.rating(Town.COMPLAINANT, Satisfaction.DISSATISFIED)).accepted();
    assertThat(story.file().state()).as("late, and no less").isEqualTo(CaseState.SIGNED);
    assertThat(story.file().round()).isEqualTo(2);
  }

  /** The wait of a round is none of the next. */
  @Test
  void shouldWaitAnewInTheNextRound() {
    var story = Story.dispatchedToSchool().toApproved();
    unreached(story);
    var late = story.limitPassed(Town.SERVICE, ClockKind.RATING);
    story.does(late).accepted();
    story.does(story.rating(Town.COMPLAINANT, Satisfaction.DISSATISFIED)).accepted();
    assertThat(story.file().state()).isEqualTo(CaseState.SIGNED);
    story.report(Town.liaison(Town.SCHOOL)).signOff(Town.head(Town.SCHOOL)).approve(Town.OPERATOR);
    unreached(story);

    assertThat(story.close().refusal().message()).contains("短信评价");
    story.does(late).accepted();
    assertThat(story.lastEvents()).isEmpty();
  }

  private static void unreached(Story story) {
    story.callback(Town.OPERATOR, null).callback(Town.OPERATOR, null);
    story.at(story.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS).plusSeconds(36_000));
    story.callback(Town.OPERATOR, null).accepted();
  }

  private static List<String> owed(Story story) {
    return NextSteps.of(story.file(), story.context()).stream()
        .filter(NextStep::owed)
        .map(step -> step.action().apiName())
        .distinct()
        .toList();
  }

  @Test
  void shouldRecordAnAmendmentInEveryStateAndOnlyOnce() {
    var story = LifeTableTest.storyIn(CaseState.CLOSED);

    story.does(story.handInCommand(DemandType.COMPLAINT, "hash-2", true, false));

    assertThat(story.lastEvents()).hasExactlyElementsOfTypes(CaseEvent.Amended.class);
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    assertThat(story.file().subject().hidden()).as("an amendment may hide").isTrue();
    story.does(story.handInCommand(DemandType.COMPLAINT, "hash-2", false, false)).accepted();
    assertThat(story.lastEvents()).isEmpty();
  }

  @Test
  void shouldKeepTheDeadlineOfTheSourceThatAnAmendmentDoesNotSay() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    var friday = Instant.parse("2026-03-06T09:30:00Z");
    story.does(due(friday, story.handInCommand(DemandType.COMPLAINT, "hash-1", false, false)));

    story.does(due(null, story.handInCommand(DemandType.COMPLAINT, "hash-2", false, false)));
    assertThat(story.file().origin().deadlineFromSource()).isEqualTo(friday);

    var earlier = friday.minus(Duration.ofDays(1));
    story.does(due(earlier, story.handInCommand(DemandType.COMPLAINT, "hash-3", false, false)));
    assertThat(story.file().origin().deadlineFromSource()).isEqualTo(earlier);
  }

  private static CaseCommand.HandIn due(@Nullable Instant deadline, CaseCommand.HandIn command) {
    var order = command.order();
    return new CaseCommand.HandIn(
        command.header(),
        new Origin(
            order.caseNumber(),
            order.channel(),
            order.sourceLine(),
            order.externalNumber(),
            order.sourceLevel(),
            order.contentHash(),
            order.fingerprint(),
            order.confidential(),
            order.anonymous(),
            deadline,
            order.sketch()),
        command.wording(),
        command.demandType(),
        command.urgency(),
        command.revision(),
        command.receivedAt(),
        false);
  }

  @Test
  void shouldNeverLetTimesOfACaseGoBack() {
    var story = Story.dispatchedToSchool();
    story.at(Story.MONDAY_TEN.minusSeconds(30)).sign(Town.SCHOOL);

    assertThat(story.events.getLast().acceptedAt()).isEqualTo(Story.MONDAY_TEN);
  }

  @Test
  void shouldNoteARepeatOfItsOwnMatterOnce() {
    var story = Story.dispatchedToSchool();

    assertThat(story.does(story.repeatCommand(2)).file().repeat().ordinal()).isEqualTo(2);
    assertThat(story.does(story.repeatCommand(2)).lastEvents()).isEmpty();
    var foreign =
        new CaseCommand.NoteRepeat(
            story.header(Town.SERVICE, null, List.of()), "another", 3, List.of(), false);
    assertThat(story.does(foreign).lastEvents()).isEmpty();
  }

  @Test
  void shouldKnowNoCaseThatWasNotOpened() {
    var story = Story.where(Story.says(DemandType.HELP, Town.SCHOOL));

    var step = story.tries(new CaseCommand.Close(story.header(Town.OPERATOR, null, List.of())));

    assertThat(Objects.requireNonNull(step.refusal()).code()).isEqualTo("not-found");
    assertThat(step.after()).isNull();
  }

  @Test
  void shouldOfferTheOperatorAndNoUnitInTriage() {
    var steps = NextSteps.of(Story.inTriage().file(), Story.inTriage().context());

    assertThat(steps).allSatisfy(step -> assertThat(step.party()).isEqualTo(Party.CENTRE));
    assertThat(steps)
        .filteredOn(NextStep::owed)
        .extracting(step -> step.action().apiName())
        .containsExactly("dispatch");
  }
}
