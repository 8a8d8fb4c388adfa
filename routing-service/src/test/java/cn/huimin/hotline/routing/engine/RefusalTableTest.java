package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.BesideCommand;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.MergeCommand;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.SourceCommand;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.recognition.Classification;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.UnitKind;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an action refuses beyond what {@link LifeTableTest} has: where the case stands, what is
 * asked, at which field or by which code, and the words a person is told. {@link RefusalsTest} says
 * what is missing here.
 */
class RefusalTableTest {

  private static final Actor LIAISON = Town.liaison(Town.SCHOOL);
  private static final Actor HEAD = Town.head(Town.SCHOOL);
  private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

  /** One refusal. */
  private record Row(
      String where, String words, Supplier<Story> story, Function<Story, CaseCommand> asked) {

    @Override
    public String toString() {
      return where + ": " + words;
    }
  }

  private static Row row(
      Supplier<Story> story, Function<Story, CaseCommand> asked, String where, String words) {
    return new Row(where, words, story, asked);
  }

  @ParameterizedTest
  @MethodSource({
    "ofHandingInAndRights",
    "ofDispatching",
    "ofTheUnit",
    "ofReports",
    "ofTheCentre",
    "ofOversight"
  })
  void shouldRefuseItWithTheseWordsAndChangeNothing(Row row) {
    var story = row.story().get();
    var before = story.fileOrNull();

    var step = story.tries(row.asked().apply(story));

    var refusal = Objects.requireNonNull(step.refusal(), "it was done");
    assertThat(step.changes()).isEmpty();
    assertThat(step.after()).isEqualTo(before);
    assertThat(refusal.message()).startsWith("没有").hasSizeGreaterThan(10);
    var told =
        refusal.problems().isEmpty()
            ? Stream.of(refusal.code() + ": " + refusal.message())
            : refusal.problems().stream()
                .map(problem -> problem.field() + ": " + problem.message());
    assertThat(told)
        .as(refusal.toString())
        .anyMatch(one -> one.startsWith(row.where() + ": ") && one.contains(row.words()));
  }

  // ---- rows

  static Stream<Row> ofHandingInAndRights() {
    Supplier<Story> none = () -> Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    Supplier<Story> city =
        () -> Story.where(Story.says(DemandType.COMPLAINT, Town.CITY)).handIn(DemandType.COMPLAINT);
    return Stream.of(
        row(none, RefusalTableTest::seenBefore, "case-archived", "已经归档"),
        row(
            city,
            s -> s.dispatchCommand(Town.liaison(Town.CITY), Town.SECTION, TransferFault.NONE),
            "forbidden",
            "本单位没有下级单位可派"));
  }

  private static CaseCommand seenBefore(Story story) {
    var asked = story.handInCommand(DemandType.COMPLAINT, "hash-9", false, false);
    return new CaseCommand.HandIn(
        asked.header(),
        asked.order(),
        asked.wording(),
        asked.demandType(),
        asked.urgency(),
        null,
        null,
        true);
  }

  static Stream<Row> ofDispatching() {
    Supplier<Story> school = Story::dispatchedToSchool;
    Supplier<Story> asked = () -> Story.dispatchedToSchool().asksReturn(Town.SCHOOL).accepted();
    Supplier<Story> consulted =
        () -> {
          var story = Story.dispatchedToSchool().sign(Town.SCHOOL);
          return story.does(story.consultation(Town.OPERATOR)).accepted();
        };
    Function<Story, CaseCommand> all =
        s ->
            new CaseCommand.Dispatch(
                bare(s, LIAISON),
                Town.SECTION,
                TransferFault.UNIT,
                "违规收费",
                null,
                DemandType.HELP,
                Urgency.URGENT,
                List.of(Town.FEES),
                null);
    return Stream.of(
        row(school, all, "fault", "向下级派单不是再次转办"),
        row(school, all, "category", "类别由惠民中心改"),
        row(school, all, "demandType", "诉求类型由惠民中心定"),
        row(school, all, "urgency", "紧急程度由惠民中心定"),
        row(school, all, "copiedUnitIds", "抄送由惠民中心定"),
        row(
            Story::inTriage,
            s -> dispatch(s, Town.SCHOOL, "校服"),
            "category.level1",
            "填了二级类别，请也填一级类别"),
        row(
            RefusalTableTest::withoutCategory,
            s -> dispatch(s, Town.SCHOOL, null),
            "category",
            "还没有类别，请选一个"),
        row(
            RefusalTableTest::inATownWithAClosedUnit,
            s -> dispatch(s, "alone", null),
            "unitId",
            "它的上级单位"),
        row(
            school,
            s -> s.returnDecision(Town.OPERATOR, false, null, TransferFault.UNIT, false),
            "state-does-not-allow",
            "没有等待审定的退单"),
        row(
            school,
            s -> s.consultationDecision(Town.OPERATOR, Town.CITY, TransferFault.CENTRE),
            "state-does-not-allow",
            "没有正在进行的会商"),
        row(
            asked,
            s -> s.returnDecision(Town.OPERATOR, true, Town.CITY, TransferFault.CENTRE, true),
            "forced",
            "同意退单时不强制派单"),
        row(
            school,
            s -> new ReturnCommand.Consult(reason(s, Town.OPERATOR), List.of()),
            "unitIds",
            "请选参加会商的科室或单位"),
        row(
            consulted,
            s ->
                new ReturnCommand.DecideConsultation(
                    bare(s, Town.OPERATOR), Town.CITY, TransferFault.CENTRE, null, null, null),
            "reason",
            "请写明会商决定和理由"),
        row(
            consulted,
            s -> s.consultationDecision(Town.OPERATOR, Town.SCHOOL, TransferFault.UNIT),
            "fault",
            "工单留在原单位，不是再次转办"),
        row(
            school,
            s -> new BesideCommand.InviteJoint(bare(s, LIAISON), List.of()),
            "unitIds",
            "请选联办单位"),
        row(
            school,
            s -> new BesideCommand.InviteJoint(bare(s, LIAISON), List.of(Town.CITY)),
            "reason",
            "请写明请联办单位做什么"),
        row(
            () ->
                Story.accusing(Town.SCHOOL)
                    .dispatch(Town.OPERATOR, Town.TEACHERS, TransferFault.NONE)
                    .accepted(),
            s -> s.invitation(Town.OPERATOR, Town.SCHOOL),
            "unitIds",
            "是被反映的单位，不能参加联办"),
        row(
            () -> school.get().does(school.get().invitation(Town.OPERATOR, Town.CITY)).accepted(),
            s -> new BesideCommand.AnswerJoint(bare(s, Town.liaison(Town.CITY))),
            "answer",
            "请写联办答复"));
  }

  private static CaseCommand dispatch(Story story, String unit, @Nullable String level2) {
    return new CaseCommand.Dispatch(
        bare(story, Town.OPERATOR),
        unit,
        TransferFault.NONE,
        null,
        level2,
        null,
        null,
        List.of(),
        null);
  }

  private static Story withoutCategory() {
    return Story.where(
            Story.recogniser(
                demand ->
                    new Classification(
                        DemandType.COMPLAINT,
                        demand.urgency(),
                        null,
                        null,
                        false,
                        null,
                        null,
                        "none",
                        0.1,
                        List.of(),
                        false,
                        List.of(),
                        List.of("no-unit"))))
        .handIn(DemandType.COMPLAINT);
  }

  /** One that nobody took over, and that stood under nobody. */
  private static Story inATownWithAClosedUnit() {
    var alone =
        new Unit(
            "alone",
            null,
            UnitKind.SCHOOL,
            "沙窝小学",
            null,
            List.of(),
            null,
            null,
            false,
            false,
            0,
            true,
            null,
            List.of());
    var units = Stream.concat(Town.DIRECTORY.units().stream(), Stream.of(alone)).toList();
    return Story.inTriage().in(new Directory(8, units, Town.DIRECTORY.people()));
  }

  static Stream<Row> ofTheUnit() {
    Supplier<Story> signed = () -> Story.dispatchedToSchool().sign(Town.SCHOOL).accepted();
    Supplier<Story> again =
        () ->
            LifeTableTest.storyIn(CaseState.APPROVED)
                .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
                .accepted();
    Supplier<Story> extending =
        () -> signed.get().does(signed.get().extension(LIAISON, 3)).accepted();
    Supplier<Story> complex = () -> signed.get().does(signed.get().complex(LIAISON)).accepted();
    return Stream.of(
        row(
            signed,
            s -> new CaseCommand.Contact(bare(s, LIAISON), "FAX", true, null),
            "means",
            "请选联系方式"),
        row(signed, RefusalTableTest::contactTomorrow, "occurredAt", "联系时间在将来"),
        row(extending, s -> s.complex(LIAISON), "state-does-not-allow", "已申请延期，请等"),
        row(complex, s -> s.extension(LIAISON, 3), "state-does-not-allow", "已申请按复杂件办理，请等"),
        row(again, s -> s.complex(LIAISON), "state-does-not-allow", "重办不再按复杂件办理"),
        row(signed, s -> new ReliefCommand.AskComplex(bare(s, LIAISON)), "reason", "请写明复杂在哪里"),
        row(
            complex,
            s -> new ReliefCommand.DecideComplex(bare(s, Town.OPERATOR), true),
            "reason",
            "请写明理由"),
        row(
            signed,
            s -> new ReliefCommand.AskExtension(bare(s, LIAISON), 3),
            "reason",
            "请写明为什么要延期"),
        row(
            extending,
            s -> s.extensionDecision(Town.OPERATOR, true, 99),
            "workingDays",
            "延期请写 1 到 10 个工作日"),
        row(
            extending,
            s -> s.extensionDecision(Town.OPERATOR, false, 3),
            "workingDays",
            "不同意延期时请留空"),
        row(
            extending,
            s -> new ReliefCommand.DecideExtension(
                    bare(s, Town.OPERATOR), false, null, false, null),
            "reason",
            "请写明理由"),
        row(
            again,
            s -> new OversightCommand.ApplyRecheck(bare(s, HEAD)),
            "reason",
            "请写明依法依规、尽职办理的情况"),
        row(
            () -> again.get().does(again.get().recheck(HEAD)).accepted(),
            s -> new OversightCommand.DecideRecheck(bare(s, Town.OPERATOR), true),
            "reason",
            "请写明复核意见"),
        row(
            () ->
                Story.where(Story.says(DemandType.ENQUIRY, Town.SCHOOL)).handIn(DemandType.ENQUIRY),
            s -> s.delegation(HEAD, Town.second(Town.SCHOOL).id()),
            "state-does-not-allow",
            "不用负责人签发"),
        row(
            () ->
                Story.dispatchedToSchool().in(new Directory(8, Town.DIRECTORY.units(), List.of())),
            s -> s.delegation(HEAD, Town.second(Town.SCHOOL).id()),
            "state-does-not-allow",
            "本单位没有可以委托的联络员或副职"),
        row(
            signed,
            s ->
                s.delegation(
                    new Actor(Town.second(Town.SCHOOL).id(), Role.HEAD, Town.SCHOOL, "api"),
                    Town.second(Town.SCHOOL).id()),
            "account",
            "您自己就可以签发"));
  }

  private static CaseCommand contactTomorrow(Story story) {
    var bare = bare(story, LIAISON);
    return new CaseCommand.Contact(
        new CommandHeader(
            bare.commandId(),
            bare.caseId(),
            LIAISON,
            story.now(),
            story.now().plus(Duration.ofDays(1)),
            null,
            "hash",
            List.of()),
        "PHONE",
        true,
        null);
  }

  static Stream<Row> ofReports() {
    Supplier<Story> signed = () -> Story.dispatchedToSchool().sign(Town.SCHOOL).accepted();
    Supplier<Story> signedOff = () -> LifeTableTest.storyIn(CaseState.SIGNED_OFF);
    Supplier<Story> approved = () -> LifeTableTest.storyIn(CaseState.APPROVED);
    return Stream.of(
        row(signed, s -> report(s, null, null), "measures", "请写采取的措施"),
        row(signed, s -> report(s, null, null), "closingKind", "请选办结类型"),
        row(signed, s -> report(s, ClosingKind.SOLVED, DAY), "promiseDueOn", "只有办结类型为承诺限期时才写完成日期"),
        row(
            signedOff,
            s ->
                new CaseCommand.Review(
                    reason(s, Town.OPERATOR), true, RejectionReason.TEMPLATE, null),
            "rejectionReason",
            "审核通过时不填退办原因"),
        row(
            signedOff,
            s ->
                new CaseCommand.Review(
                    reason(s, Town.OPERATOR), false, RejectionReason.TEMPLATE, Verdict.CONFIRMED),
            "verdict",
            "退办时不定是否属实"),
        row(
            approved,
            s -> new BesideCommand.FindFalsified(bare(s, Town.OPERATOR), null),
            "finding",
            "请选认定"),
        row(
            approved,
            s -> new BesideCommand.FindFalsified(bare(s, Town.OPERATOR), null),
            "reason",
            "请写明认定理由"),
        row(
            () -> Story.dispatchedToSchool().promising(DAY).toApproved().accepted(),
            s -> s.promiseKept(Town.OPERATOR, "no-such-promise"),
            "promiseId",
            "没有这项还没销号的承诺"),
        row(approved, s -> callback(s, true, null, null), "satisfaction", "接通了，请记录是否满意"),
        row(approved, s -> callback(s, true, null, null), "resolution", "接通了，请记录是否解决"),
        row(
            approved,
            s -> callback(s, false, Resolution.RESOLVED, Satisfaction.SATISFIED),
            "satisfaction",
            "没有接通，请留空"),
        row(
            approved,
            s -> callback(s, false, Resolution.RESOLVED, Satisfaction.SATISFIED),
            "resolution",
            "没有接通，请留空"),
        row(
            RefusalTableTest::anonymousAndClosed,
            s -> s.rating(Town.OPERATOR, Satisfaction.SATISFIED),
            "state-does-not-allow",
            "这件工单不回访，也不评价"),
        row(
            RefusalTableTest::unreachable,
            s -> new BesideCommand.RecordRating(bare(s, Town.OPERATOR), null, null),
            "satisfaction",
            "请选是否满意"));
  }

  private static CaseCommand report(
      Story story, @Nullable ClosingKind closing, @Nullable LocalDate promise) {
    return new CaseCommand.Report(
        bare(story, LIAISON),
        "report-9",
        Verdict.CONFIRMED,
        closing,
        promise,
        true,
        false,
        false,
        null,
        true,
        null,
        List.of());
  }

  private static CaseCommand callback(
      Story story,
      boolean reached,
      @Nullable Resolution resolution,
      @Nullable Satisfaction satisfaction) {
    return new CaseCommand.Callback(
        bare(story, Town.OPERATOR), reached, null, resolution, satisfaction, null);
  }

  private static Story anonymousAndClosed() {
    var story = Story.where(Story.says(DemandType.COMPLAINT, Town.SCHOOL));
    story.does(story.handInCommand(DemandType.COMPLAINT, "hash-1", false, true)).toApproved();
    assertThat(story.file().state()).isEqualTo(CaseState.CLOSED);
    return story;
  }

  private static Story unreachable() {
    var story = LifeTableTest.storyIn(CaseState.APPROVED);
    story.callback(Town.OPERATOR, null).callback(Town.OPERATOR, null);
    return story.at(Story.MONDAY_TEN.plus(Duration.ofHours(32))).callback(Town.OPERATOR, null);
  }

  static Stream<Row> ofTheCentre() {
    Supplier<Story> triage = Story::inTriage;
    return Stream.of(
        row(triage, s -> amend(s, bare(s, Town.OPERATOR), false), "note", "请写补充的情况"),
        row(
            triage,
            s -> amend(s, bare(s, Town.OPERATOR), true),
            "deadlineFromSource",
            "来源时限已过，请核对"),
        row(
            triage,
            s -> correct(s, new Correction(null, "校服", null, null, null, null)),
            "category.level1",
            "填了二级类别，请也填一级类别"),
        row(
            () -> LifeTableTest.storyIn(CaseState.CLOSED),
            s -> correct(s, new Correction(null, null, DemandType.PRAISE, null, null, null)),
            "demandType",
            "工单已按办理件办结，不能再改为表扬"),
        row(
            Story::endangered,
            s -> s.emergency(Town.OPERATOR, true, Urgency.URGENT),
            "urgency",
            "确认特急时不填紧急程度"),
        row(
            Story::endangered,
            s -> new BesideCommand.ConfirmEmergency(bare(s, Town.OPERATOR), false, null),
            "reason",
            "降级的，请写明理由"),
        row(
            Story::endangered,
            s -> new BesideCommand.RecordPoliceReport(bare(s, Town.OPERATOR)),
            "proof",
            "请写报案依据"),
        row(
            triage,
            s -> new EndingCommand.ProposeInvalid(bare(s, Town.OPERATOR)),
            "reason",
            "请写明为什么是无效工单"),
        row(
            triage,
            s -> new EndingCommand.AskWithdrawal(bare(s, Town.OPERATOR)),
            "reason",
            "请写明诉求人为什么要撤单"),
        row(triage, s -> s.confirmation(Town.LEADER, true), "state-does-not-allow", "没有等待另一人确认的事项"),
        row(
            RefusalTableTest::sentToTheAccusedMeanwhile,
            s -> s.confirmation(Town.LEADER, true),
            "state-does-not-allow",
            "被反映的单位现在正在办理这件工单"),
        row(
            triage,
            s -> s.withdrawalDecision(Town.OPERATOR, true, false),
            "state-does-not-allow",
            "没有等待核实的撤单"),
        row(
            RefusalTableTest::emergency,
            s -> s.backToSource(Town.OPERATOR),
            "state-does-not-allow",
            "特急工单先处置，不退回"),
        row(
            () -> Story.where(Story.says(DemandType.PRAISE, Town.SCHOOL)).handIn(DemandType.PRAISE),
            s -> s.sourceRedo(Town.OPERATOR),
            "state-does-not-allow",
            "表扬只转达，不办理也不回访"),
        row(
            () -> triage.get().does(triage.get().withdrawal(Town.OPERATOR)).accepted(),
            s -> new EndingCommand.DecideWithdrawal(bare(s, Town.OPERATOR), true, false),
            "reason",
            "请写明向诉求人核实的情况"),
        row(
            () -> LifeTableTest.storyIn(CaseState.MERGED),
            s -> new MergeCommand.Unmerge(bare(s, Town.OPERATOR)),
            "reason",
            "请写撤销并单的理由"),
        row(triage, s -> new SourceCommand.Return(bare(s, Town.OPERATOR)), "reason", "请写明为什么退回"),
        row(
            () -> LifeTableTest.storyIn(CaseState.RETURNED_TO_SOURCE),
            s -> new SourceCommand.Refuse(bare(s, Town.OPERATOR)),
            "reason",
            "请写来源平台不收回的理由"),
        row(
            RefusalTableTest::takenBack,
            s -> s.sourceAcceptance(Town.OPERATOR),
            "state-does-not-allow",
            "来源已收回这件工单"),
        row(
            () -> LifeTableTest.storyIn(CaseState.CLOSED),
            s -> new SourceCommand.Redo(bare(s, Town.OPERATOR)),
            "reason",
            "请写来源平台要求重办的理由"));
  }

  /** Proposed with a downgrade, against whom the case is sent before anybody confirms it. */
  private static Story sentToTheAccusedMeanwhile() {
    var story = Story.dispatchedToSchool();
    var against = new Correction(null, null, DemandType.HELP, null, null, Town.CITY);
    return story
        .does(correct(story, against))
        .accepted()
        .dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE)
        .accepted();
  }

  private static Story emergency() {
    var story = Story.endangered();
    return story.does(story.emergency(Town.OPERATOR, true, null)).accepted();
  }

  private static Story takenBack() {
    var story = LifeTableTest.storyIn(CaseState.RETURNED_TO_SOURCE);
    return story.does(story.sourceAcceptance(Town.OPERATOR)).accepted();
  }

  private static CaseCommand amend(Story story, CommandHeader header, boolean late) {
    return new OversightCommand.Amend(
        header, null, late ? story.now().minus(Duration.ofDays(1)) : null, false);
  }

  private static CaseCommand correct(Story story, Correction correction) {
    return new CorrectCommand(reason(story, Town.OPERATOR), correction);
  }

  static Stream<Row> ofOversight() {
    Supplier<Story> school = Story::dispatchedToSchool;
    Supplier<Story> drafted = () -> school.get().does(school.get().draft(Town.SERVICE)).accepted();
    return Stream.of(
        row(
            drafted,
            s -> new OversightCommand.SignDraft(bare(s, Town.LEADER), false, null),
            "order",
            "不签发的，请写明理由"),
        row(
            drafted,
            s -> new OversightCommand.SignDraft(bare(s, Town.LEADER), false, s.now()),
            "dueAt",
            "不签发时请留空"),
        row(
            drafted,
            s ->
                new OversightCommand.SignDraft(
                    bare(s, Town.LEADER), true, s.now().minus(Duration.ofDays(1))),
            "dueAt",
            "答复期限已过，请写以后的时间"),
        row(
            school,
            s -> new OversightCommand.Supervise(bare(s, Town.LEADER), null),
            "order",
            "请写批示内容"),
        row(school, s -> s.supervisionAnswer(LIAISON), "state-does-not-allow", "没有等待答复的督办"),
        row(
            () -> school.get().does(school.get().supervision(Town.LEADER, null)).accepted(),
            s -> new OversightCommand.Answer(bare(s, LIAISON)),
            "answer",
            "请写督办办理情况"));
  }

  private static CommandHeader bare(Story story, Actor actor) {
    return story.header(actor, null, List.of());
  }

  private static CommandHeader reason(Story story, Actor actor) {
    return story.header(actor, null, List.of(new Text("reason", TextKind.REASON)));
  }
}
