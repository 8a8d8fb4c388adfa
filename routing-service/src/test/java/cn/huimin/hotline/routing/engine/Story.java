package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.BesideCommand;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.EndingCommand;
import cn.huimin.hotline.routing.life.Happened;
import cn.huimin.hotline.routing.life.MergeCommand;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.ReliefCommand;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.SourceCommand;
import cn.huimin.hotline.routing.life.SplitCommand;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.routing.life.UnreachableRule;
import cn.huimin.hotline.routing.likeness.Sketch;
import cn.huimin.hotline.routing.recognition.Categories;
import cn.huimin.hotline.routing.recognition.Classification;
import cn.huimin.hotline.routing.recognition.Evidence;
import cn.huimin.hotline.routing.recognition.Recogniser;
import cn.huimin.hotline.routing.recognition.Wording;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.DeclineReason;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Falsity;
import cn.huimin.hotline.schemas.word.MergeStep;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.ReturnReason;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The story of one case, told step by step on a clock moved by hand: each step is a command, and
 * the clock goes on by a minute.
 */
final class Story {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Monday, 2026-03-02, 10:00 in Shanghai. */
  static final Instant MONDAY_TEN = Instant.parse("2026-03-02T02:00:00Z");

  static final String CASE_ID = "0f0e6a5e-0000-5000-8000-000000000001";

  private static final String DANGER = "危险";

  /** Words against the head. */
  static final String ACCUSATION = "校长收礼";

  static final String OTHER_CASE = "0f0e6a5e-0000-5000-8000-000000000002";

  private static final List<Text> REASON = List.of(new Text("reason", TextKind.REASON));

  /** What the complainant was told, why, and of which authority. */
  private static final List<Text> TOLD =
      List.of(
          new Text("answer", TextKind.PUBLIC_ANSWER),
          new Text("reason", TextKind.REASON),
          new Text("authority", TextKind.AUTHORITY));

  private static final Categories CATEGORIES =
      new Categories(Map.of("违规收费", List.of("校服", "教辅"), "师德师风", List.of("收礼")));

  final List<Happened> events = new ArrayList<>();
  private Instant now = MONDAY_TEN;
  private int commands;
  private String caseId = CASE_ID;
  private String person = "print-1";
  private String other = OTHER_CASE;
  private @Nullable String sketch;
  private CaseContext context;
  private @Nullable LocalDate promise;
  private @Nullable Case file;
  private CaseLife.@Nullable Step last;

  private Story(CaseContext context) {
    this.context = context;
  }

  /** A story in which recognition says what this says. */
  static Story where(Recogniser recogniser) {
    return new Story(
        new CaseContext(
            Town.DIRECTORY,
            3,
            seeing(recogniser),
            UnreachableRule.DEFAULT,
            0.6,
            true,
            FloodRule.DEFAULT,
            10,
            ZONE));
  }

  /** A complaint about a fee at the school, which a rule dispatches. */
  static Story dispatchedToSchool() {
    return where(says(DemandType.COMPLAINT, Town.SCHOOL)).handIn(DemandType.COMPLAINT);
  }

  /** A demand that is hidden from units and that a person has to dispatch, against this unit. */
  static Story accusing(String unit) {
    return where(
            recogniser(
                demand ->
                    new Classification(
                        DemandType.COMPLAINT,
                        demand.urgency(),
                        "违规收费",
                        "校服",
                        true,
                        unit,
                        Town.TEACHERS,
                        "accusation",
                        0.95,
                        List.of(),
                        false,
                        List.of(),
                        List.of("hidden-needs-summary"))))
        .handIn(DemandType.COMPLAINT);
  }

  /** A complaint that a person has to dispatch. */
  static Story inTriage() {
    return where(says(DemandType.COMPLAINT, null)).handIn(DemandType.COMPLAINT);
  }

  static Recogniser says(DemandType type, @Nullable String target) {
    return recogniser(
        demand ->
            new Classification(
                demand.demandType() == null ? type : demand.demandType(),
                demand.urgency(),
                "违规收费",
                "校服",
                demand.confidential(),
                null,
                target,
                "unit",
                0.95,
                List.of(),
                false,
                List.of(),
                target == null ? List.of("no-unit") : List.of()));
  }

  /** What is against the head of a unit, as the rules see it. */
  static Recogniser accuses(String unit) {
    return recogniser(
        demand ->
            new Classification(
                DemandType.COMPLAINT,
                demand.urgency(),
                "师德师风",
                "收礼",
                true,
                unit,
                null,
                "to-department",
                0.9,
                List.of(),
                false,
                List.of(),
                List.of("hidden-needs-summary")));
  }

  /**
   * Knows what is against the head of the school by its words; everything else goes to a unit, or
   * to nobody if it is null.
   */
  static Recogniser accusesByWords(@Nullable String target) {
    return recogniser(
        demand ->
            demand.wording().passages().stream().anyMatch(p -> p.text().contains(ACCUSATION))
                ? accuses(Town.SCHOOL).classify(demand)
                : says(DemandType.COMPLAINT, target).classify(demand));
  }

  /** Sees danger to a minor where the words say so, whatever it says else. */
  private static Recogniser seeing(Recogniser rules) {
    return recogniser(
        demand -> {
          var said = rules.classify(demand);
          boolean danger =
              demand.wording().passages().stream().anyMatch(p -> p.text().contains(DANGER));
          return danger
              ? new Classification(
                  said.demandType(),
                  Urgency.EMERGENCY,
                  said.categoryLevel1(),
                  said.categoryLevel2(),
                  said.hidden(),
                  said.accusedUnitId(),
                  said.targetUnitId(),
                  said.ruleId(),
                  said.confidence(),
                  List.of(new Evidence("t", 0, 2, "danger", "emergency:minors")),
                  true,
                  List.of(),
                  List.of("emergency"))
              : said;
        });
  }

  /** The same order with words of danger in it. */
  static CaseCommand.HandIn dangerous(CaseCommand.HandIn handIn) {
    return new CaseCommand.HandIn(
        handIn.header(),
        handIn.order(),
        words(DANGER),
        handIn.demandType(),
        handIn.urgency(),
        handIn.revision(),
        handIn.receivedAt(),
        handIn.caseSeen());
  }

  static Wording words(String text) {
    return new Wording(List.of(new Wording.Passage(Wording.Part.CONTENT, "t", text)));
  }

  /** The source adds words of danger to what is there. */
  Story revisedWithDanger() {
    return does(dangerous(handInCommand(DemandType.COMPLAINT, "hash-danger", false, false)));
  }

  /** A demand with words of danger to a minor, for which a person has to say what it is. */
  static Story endangered() {
    return whereEndangered().handIn(DemandType.COMPLAINT);
  }

  /** A story that will be one of danger to a minor. */
  static Story whereEndangered() {
    return where(endangers());
  }

  static Recogniser endangers() {
    return recogniser(
        demand ->
            new Classification(
                DemandType.COMPLAINT,
                Urgency.EMERGENCY,
                "违规收费",
                "校服",
                demand.confidential(),
                null,
                Town.SCHOOL,
                "unit",
                0.95,
                List.of(),
                true,
                List.of(),
                List.of("emergency")));
  }

  static Recogniser recogniser(Function<Recogniser.Demand, Classification> says) {
    return new Recogniser() {
      @Override
      public Classification classify(Demand demand) {
        return says.apply(demand);
      }

      @Override
      public Categories categories() {
        return CATEGORIES;
      }
    };
  }

  Story in(Directory directory) {
    context =
        new CaseContext(
            directory,
            context.policyEdition(),
            context.recogniser(),
            context.unreachable(),
            context.nearIdentical(),
            context.filedRepeatsToTriage(),
            context.flood(),
            context.extensionMostDays(),
            context.zone());
    return this;
  }

  /** The city dispatches repeats of what was closed on file like any other case. */
  Story dispatchingFiledRepeats() {
    context =
        new CaseContext(
            context.directory(),
            context.policyEdition(),
            context.recogniser(),
            context.unreachable(),
            context.nearIdentical(),
            false,
            context.flood(),
            context.extensionMostDays(),
            context.zone());
    return this;
  }

  /**
   * The story is of this case and this complainant; it begins when the other stories are so far.
   */
  Story of(String id, String complainant, Instant begin) {
    caseId = id;
    person = complainant;
    now = begin;
    return this;
  }

  /** The story of another case, told by the same rules at the same time. */
  Story sibling(String id) {
    return new Story(context).of(id, person, now);
  }

  /** What is handed in says this. */
  Story saying(String text) {
    sketch = Sketch.of(text);
    return this;
  }

  /** Case that is asked for as the other end of a merge. */
  Story beside(String otherCase) {
    other = otherCase;
    return this;
  }

  String other() {
    return other;
  }

  /** Id of a part that the call is split into. */
  String part(int ordinal) {
    return "part-" + ordinal + (caseId.equals(CASE_ID) ? "" : "-of-" + caseId);
  }

  /** Reports promise something for a day; for none if it is null. */
  Story promising(@Nullable LocalDate dueOn) {
    promise = dueOn;
    return this;
  }

  // ---- commands

  Story handIn(DemandType type) {
    return does(handInCommand(type, "hash-1", false, false));
  }

  CaseCommand.HandIn handInCommand(
      @Nullable DemandType type, String hash, boolean confidential, boolean anonymous) {
    return new CaseCommand.HandIn(
        header(new Actor("channel:GOV_12345", Role.SERVICE, null, "push"), null, List.of()),
        new Origin(
            "HM202603020001",
            Channel.GOV_12345,
            null,
            "GD1",
            SourceLevel.COUNTY,
            hash,
            anonymous ? null : person,
            confidential,
            anonymous,
            null,
            sketch),
        new Wording(List.of()),
        type,
        Urgency.NORMAL,
        null,
        null,
        false);
  }

  /** What was brought to a unit and entered by it (DOMAIN §2, level SCHOOL). */
  CaseCommand.HandIn enteredBy(Actor actor, SourceLevel level, boolean confidential) {
    var general = handInCommand(null, "hash-1", confidential, false);
    var order = general.order();
    return new CaseCommand.HandIn(
        header(actor, null, List.of()),
        new Origin(
            order.caseNumber(),
            order.channel(),
            order.sourceLine(),
            order.externalNumber(),
            level,
            order.contentHash(),
            order.fingerprint(),
            order.confidential(),
            order.anonymous(),
            order.deadlineFromSource(),
            order.sketch()),
        general.wording(),
        general.demandType(),
        general.urgency(),
        general.revision(),
        general.receivedAt(),
        false);
  }

  CaseCommand.Dispatch dispatchCommand(Actor actor, String unit, TransferFault fault) {
    return new CaseCommand.Dispatch(
        header(actor, null, List.of()),
        unit,
        fault,
        null,
        null,
        null,
        null,
        List.of(),
        actor.role() == Role.LIAISON ? null : "sum-1");
  }

  CaseCommand.Report reportCommand(Actor actor) {
    return new CaseCommand.Report(
        header(
            actor,
            null,
            Stream.of(
                    TextKind.FACTS,
                    TextKind.BASIS,
                    TextKind.MEASURES,
                    TextKind.INTERNAL_ANSWER,
                    TextKind.PUBLIC_ANSWER,
                    TextKind.CONTACT_NOTE)
                .map(kind -> new Text(kind.name(), kind))
                .toList()),
        "report-" + commands,
        Verdict.CONFIRMED,
        promise == null ? ClosingKind.SOLVED : ClosingKind.PROMISED,
        promise,
        true,
        false,
        fileOrNull() != null && file().contacted(),
        null,
        true,
        null,
        List.of());
  }

  /** Approved though a co-unit owes its answer. */
  CaseCommand.Review approvalWithoutCoUnits(Actor actor, boolean withReason) {
    return new CaseCommand.Review(
        header(actor, null, withReason ? REASON : List.of()), true, null, null, true);
  }

  CaseCommand.Review rejection(RejectionReason reason) {
    return new CaseCommand.Review(
        header(Town.OPERATOR, null, List.of(new Text("r", TextKind.REASON))), false, reason, null);
  }

  CaseCommand.Callback callbackCommand(Actor actor, @Nullable Satisfaction satisfaction) {
    boolean reached = satisfaction != null;
    return new CaseCommand.Callback(
        header(actor, null, List.of()),
        reached,
        reached ? true : null,
        reached ? Resolution.RESOLVED : null,
        satisfaction,
        reached ? false : null);
  }

  CaseCommand.NoteRepeat repeatCommand(int ordinal) {
    return new CaseCommand.NoteRepeat(
        header(Town.SERVICE, null, List.of()),
        Objects.requireNonNullElse(file().repeat().matterId(), "none"),
        ordinal,
        List.of("earlier"),
        false);
  }

  /** It comes after one that was closed on file. */
  CaseCommand.NoteRepeat repeatOfFiled(int ordinal) {
    var plain = repeatCommand(ordinal);
    return new CaseCommand.NoteRepeat(
        plain.header(), plain.matterId(), ordinal, plain.earlierCaseIds(), true);
  }

  ReturnCommand.Ask returnCommand(Actor actor) {
    return new ReturnCommand.Ask(header(actor, null, REASON), ReturnReason.OTHER_UNIT);
  }

  ReturnCommand.Decide returnDecision(
      Actor actor, boolean granted, @Nullable String unit, TransferFault fault, boolean forced) {
    return new ReturnCommand.Decide(header(actor, null, REASON), granted, unit, fault, forced);
  }

  ReturnCommand.Consult consultation(Actor actor) {
    var texts = List.of(new Text("reason", TextKind.REASON), new Text("sum-2", TextKind.SUMMARY));
    return new ReturnCommand.Consult(header(actor, null, texts), List.of(Town.FEES));
  }

  ReturnCommand.DecideConsultation consultationDecision(
      Actor actor, String unit, TransferFault fault) {
    return new ReturnCommand.DecideConsultation(
        header(actor, null, REASON), unit, fault, null, null, "sum-1");
  }

  /** The clocks say that a limit of the turn that runs has passed. */
  CaseCommand.NoteLimit limitPassed(Actor actor, ClockKind clock) {
    return limit(actor, clock, false);
  }

  /** The clocks say that a limit that has passed lies ahead again. */
  CaseCommand.NoteLimit limitAhead(Actor actor, ClockKind clock) {
    return limit(actor, clock, true);
  }

  private CaseCommand.NoteLimit limit(Actor actor, ClockKind clock, boolean withdrawn) {
    return new CaseCommand.NoteLimit(
        header(actor, null, List.of()), clock, startOf(clock), now, withdrawn);
  }

  private Instant startOf(ClockKind clock) {
    var attempts = file().callbacks().attempts();
    return clock == ClockKind.RATING && !attempts.isEmpty()
        ? attempts.getLast()
        : Objects.requireNonNullElse(file().turn().since(), now);
  }

  ReliefCommand.AskExtension extension(Actor actor, int workingDays) {
    return new ReliefCommand.AskExtension(header(actor, null, REASON), workingDays);
  }

  ReliefCommand.DecideExtension extensionDecision(
      Actor actor, boolean granted, @Nullable Integer workingDays) {
    return new ReliefCommand.DecideExtension(
        header(actor, null, REASON), granted, workingDays, false, null);
  }

  ReliefCommand.AskComplex complex(Actor actor) {
    return new ReliefCommand.AskComplex(header(actor, null, REASON));
  }

  ReliefCommand.DecideComplex complexDecision(Actor actor, boolean granted) {
    return new ReliefCommand.DecideComplex(header(actor, null, REASON), granted);
  }

  OversightCommand.Supervise supervision(Actor actor, @Nullable Instant dueAt) {
    return new OversightCommand.Supervise(
        header(actor, null, List.of(new Text("order", TextKind.ORDER))), dueAt);
  }

  OversightCommand.SignDraft draftSigned(Actor actor, boolean sign) {
    return new OversightCommand.SignDraft(
        header(actor, null, List.of(new Text("order", TextKind.ORDER))), sign, null);
  }

  OversightCommand.Answer supervisionAnswer(Actor actor) {
    return new OversightCommand.Answer(
        header(actor, null, List.of(new Text("answer", TextKind.ORDER_ANSWER))));
  }

  OversightCommand.Draft draft(Actor actor) {
    return new OversightCommand.Draft(header(actor, null, List.of()), ClockKind.HANDLE, now, false);
  }

  OversightCommand.Draft draftWithdrawn() {
    return new OversightCommand.Draft(
        header(Town.SERVICE, null, List.of()), ClockKind.HANDLE, now, true);
  }

  BesideCommand.InviteJoint invitation(Actor actor, String... units) {
    return new BesideCommand.InviteJoint(header(actor, null, REASON), List.of(units));
  }

  BesideCommand.AnswerJoint jointAnswer(Actor actor) {
    return new BesideCommand.AnswerJoint(
        header(actor, null, List.of(new Text("answer", TextKind.JOINT_ANSWER))));
  }

  BesideCommand.StrikePromise promiseKept(Actor actor, @Nullable String promiseId) {
    return new BesideCommand.StrikePromise(
        header(actor, null, List.of(new Text("proof", TextKind.PROOF))), promiseId);
  }

  BesideCommand.ConfirmEmergency emergency(
      Actor actor, boolean confirmed, @Nullable Urgency urgency) {
    return new BesideCommand.ConfirmEmergency(
        header(actor, null, confirmed ? List.of() : REASON), confirmed, urgency);
  }

  BesideCommand.RecordPoliceReport policeReport(Actor actor) {
    return new BesideCommand.RecordPoliceReport(
        header(actor, null, List.of(new Text("proof", TextKind.PROOF))));
  }

  BesideCommand.DelegateSignOff delegation(Actor actor, String account) {
    return new BesideCommand.DelegateSignOff(header(actor, null, List.of()), account);
  }

  BesideCommand.FindFalsified falsified(Actor actor) {
    return new BesideCommand.FindFalsified(header(actor, null, REASON), Falsity.FALSIFIED);
  }

  BesideCommand.RecordRating rating(Actor actor, Satisfaction satisfaction) {
    return new BesideCommand.RecordRating(header(actor, null, List.of()), satisfaction, null);
  }

  MergeCommand.Merge merge(Actor actor, String lead) {
    return new MergeCommand.Merge(header(actor, null, REASON), lead);
  }

  MergeCommand.Unmerge unmerge(Actor actor) {
    return new MergeCommand.Unmerge(header(actor, null, REASON));
  }

  /** The case at the other end of the handshake says something. */
  MergeCommand.Note note(Actor actor, MergeStep step) {
    return new MergeCommand.Note(
        header(actor, null, List.of()),
        step,
        other,
        "HM2",
        Town.SCHOOL,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  SplitCommand.Split split(Actor actor, String... parts) {
    return new SplitCommand.Split(
        header(actor, null, REASON),
        Stream.of(parts)
            .map(id -> new SplitCommand.Part(id, "HM-" + id, "GD1#" + id, "", id, List.of()))
            .toList());
  }

  SplitCommand.NotePart partEnded(Actor actor, String part) {
    return new SplitCommand.NotePart(header(actor, null, List.of()), part, true);
  }

  SplitCommand.NotePart partReopened(Actor actor, String part) {
    return new SplitCommand.NotePart(header(actor, null, List.of()), part, false);
  }

  /** The case joins {@link #OTHER_CASE}. */
  Story merged() {
    return does(merge(Town.OPERATOR, OTHER_CASE))
        .accepted()
        .does(note(Town.SERVICE, MergeStep.LEAD_ACCEPTED))
        .accepted();
  }

  OversightCommand.Amend amendment(Actor actor) {
    return new OversightCommand.Amend(
        header(actor, null, List.of(new Text("note", TextKind.NOTE))), null, null, false);
  }

  /** The centre adds that there is danger. */
  OversightCommand.Amend amendmentOfDanger(Actor actor) {
    return new OversightCommand.Amend(
        header(actor, null, List.of(new Text("note", TextKind.NOTE))),
        words(DANGER),
        null,
        null,
        false);
  }

  OversightCommand.ApplyRecheck recheck(Actor actor) {
    return new OversightCommand.ApplyRecheck(header(actor, null, REASON));
  }

  OversightCommand.DecideRecheck recheckDecision(Actor actor, boolean upheld) {
    return new OversightCommand.DecideRecheck(header(actor, null, REASON), upheld);
  }

  CorrectCommand correction(Actor actor, @Nullable DemandType type, @Nullable TransferFault fault) {
    return new CorrectCommand(
        header(actor, null, REASON),
        new Correction(
            "违规收费",
            "教辅".equals(file().subject().categoryLevel2()) ? "校服" : "教辅",
            type,
            fault,
            "sum-2",
            null));
  }

  EndingCommand.Answer answer(Actor actor) {
    return new EndingCommand.Answer(header(actor, null, TOLD), "PHONE");
  }

  EndingCommand.Decline decline(Actor actor) {
    return new EndingCommand.Decline(header(actor, null, TOLD), DeclineReason.COURT, "PHONE");
  }

  EndingCommand.Refer refer(Actor actor) {
    return new EndingCommand.Refer(header(actor, null, TOLD), "PHONE");
  }

  EndingCommand.AskWithdrawal withdrawal(Actor actor) {
    return new EndingCommand.AskWithdrawal(header(actor, null, REASON));
  }

  EndingCommand.DecideWithdrawal withdrawalDecision(
      Actor actor, boolean confirmed, @Nullable Boolean pressed) {
    return new EndingCommand.DecideWithdrawal(header(actor, null, REASON), confirmed, pressed);
  }

  EndingCommand.ProposeInvalid invalid(Actor actor) {
    return new EndingCommand.ProposeInvalid(header(actor, null, REASON));
  }

  EndingCommand.Confirm confirmation(Actor actor, boolean confirmed) {
    return new EndingCommand.Confirm(header(actor, null, REASON), confirmed);
  }

  SourceCommand.Return backToSource(Actor actor) {
    return new SourceCommand.Return(header(actor, null, REASON));
  }

  SourceCommand.Refuse sourceRefusal(Actor actor) {
    return new SourceCommand.Refuse(header(actor, null, REASON));
  }

  SourceCommand.Accept sourceAcceptance(Actor actor) {
    return new SourceCommand.Accept(header(actor, null, List.of()));
  }

  SourceCommand.Redo sourceRedo(Actor actor) {
    return new SourceCommand.Redo(header(actor, null, REASON));
  }

  SourceCommand.CalledBack sourceCallback(Actor actor, @Nullable Satisfaction satisfaction) {
    return new SourceCommand.CalledBack(
        header(actor, null, List.of()), null, Resolution.UNRESOLVED, satisfaction);
  }

  Story asksReturn(String unit) {
    return does(returnCommand(Town.liaison(unit)));
  }

  Story dispatch(Actor actor, String unit, TransferFault fault) {
    return does(dispatchCommand(actor, unit, fault));
  }

  Story sign(String unit) {
    return does(new CaseCommand.Sign(header(Town.liaison(unit), null, List.of())));
  }

  Story contact(Actor actor, boolean reached) {
    return does(new CaseCommand.Contact(header(actor, null, List.of()), "PHONE", reached, null));
  }

  Story report(Actor actor) {
    return does(reportCommand(actor));
  }

  Story signOff(Actor actor) {
    return does(new CaseCommand.SignOff(header(actor, null, List.of()), true));
  }

  Story approve(Actor actor) {
    return does(new CaseCommand.Review(header(actor, null, List.of()), true, null, null));
  }

  Story callback(Actor actor, @Nullable Satisfaction satisfaction) {
    return does(callbackCommand(actor, satisfaction));
  }

  Story close() {
    return does(new CaseCommand.Close(header(Town.OPERATOR, null, List.of())));
  }

  Story toApproved() {
    return sign(Town.SCHOOL)
        .contact(Town.liaison(Town.SCHOOL), true)
        .report(Town.liaison(Town.SCHOOL))
        .signOff(Town.head(Town.SCHOOL))
        .approve(Town.OPERATOR);
  }

  CommandHeader header(Actor actor, @Nullable Long expectedVersion, List<Text> texts) {
    return new CommandHeader(
        "command-" + ++commands + (caseId.equals(CASE_ID) ? "" : "-" + caseId),
        caseId,
        actor,
        now,
        null,
        expectedVersion,
        "hash",
        texts);
  }

  // ---- telling

  Story does(CaseCommand command) {
    var step = tries(command);
    events.addAll(step.changes().stream().map(CaseLife.Change::happened).toList());
    file = step.after();
    last = step;
    now = now.plus(Duration.ofMinutes(1));
    return this;
  }

  /** What the command would lead to; the story does not go on. */
  CaseLife.Step tries(CaseCommand command) {
    var step = CaseLife.step(file, command, context);
    Refused.note(step.refusal());
    return step;
  }

  Story at(Instant time) {
    now = time;
    return this;
  }

  /** The case, null before it was opened. */
  @Nullable Case fileOrNull() {
    return file;
  }

  CaseLife.Step lastStep() {
    return Objects.requireNonNull(last);
  }

  Case file() {
    return Objects.requireNonNull(file);
  }

  CaseContext context() {
    return context;
  }

  Instant now() {
    return now;
  }

  List<CaseEvent> lastEvents() {
    return Objects.requireNonNull(last).changes().stream()
        .map(change -> change.happened().event())
        .toList();
  }

  Refusal refusal() {
    var refusal = Objects.requireNonNull(last).refusal();
    assertThat(refusal).as("the last step was refused").isNotNull();
    return Objects.requireNonNull(refusal);
  }

  Story accepted() {
    assertThat(Objects.requireNonNull(last).refusal()).as("the last step was accepted").isNull();
    return this;
  }
}
