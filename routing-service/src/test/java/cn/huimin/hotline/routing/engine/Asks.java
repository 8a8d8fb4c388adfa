package cn.huimin.hotline.routing.engine;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CoUnit;
import cn.huimin.hotline.routing.life.CorrectCommand;
import cn.huimin.hotline.routing.life.Correction;
import cn.huimin.hotline.routing.life.Flood;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.routing.life.Promise;
import cn.huimin.hotline.routing.life.ReturnCommand;
import cn.huimin.hotline.routing.life.Text;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.MergeStep;
import cn.huimin.hotline.schemas.word.RejectionReason;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.TransferFault;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people and services may ask of a case, sensible or not; made of a few dice. */
final class Asks {

  static final List<String> UNITS =
      List.of(Town.SCHOOL, Town.OFFICE, Town.SECTION, Town.SISTER, Town.CITY, Town.FEES);

  /** Every action, and those that carry a case further more often. */
  static final List<Action> USUAL =
      Stream.concat(
              Stream.of(Action.values()),
              Stream.of(
                      Collections.nCopies(
                          1,
                          List.of(
                              Action.DISPATCH,
                              Action.RETURN,
                              Action.RETURN_DECISION,
                              Action.NOTE_MERGE,
                              Action.WITHDRAW_DECISION,
                              Action.CONFIRM,
                              Action.RECHECK,
                              Action.RECHECK,
                              Action.RECHECK,
                              Action.SOURCE_REDO)),
                      Collections.nCopies(
                          2, List.of(Action.RETURN_TO_SOURCE, Action.CONTACT, Action.RATE)),
                      Collections.nCopies(
                          3,
                          List.of(
                              Action.CORRECT_CLASSIFICATION,
                              Action.WITHDRAW,
                              Action.INVALIDATE,
                              Action.SIGN)),
                      Collections.nCopies(
                          4,
                          List.of(Action.REPORT, Action.SIGN_OFF, Action.REVIEW, Action.CALLBACK)))
                  .flatMap(List::stream)
                  .flatMap(List::stream))
          .toList();

  /**
   * One thing somebody asks.
   *
   * @param unit unit named or asking, where it is not the one that has the case
   * @param dice decides between the variants of an action
   * @param skew minutes the clock goes on; negative if commands overtake one another
   */
  record Move(Action action, String unit, int dice, int skew) {}

  private Asks() {}

  static CaseCommand command(Story story, Move move) {
    var faults = TransferFault.values();
    if (move.dice() == 0) {
      var revision =
          story.handInCommand(
              DemandType.COMPLAINT, "hash-" + move.skew(), move.skew() % 7 == 0, move.skew() > 2);
      return move.skew() % 5 == 1 ? Story.dangerous(revision) : revision;
    }
    var owed = NextSteps.of(story.file(), story.context()).stream().filter(NextStep::owed).toList();
    boolean asOwed = move.dice() % 4 != 1 && !owed.isEmpty();
    var action = asOwed ? owed.get(move.dice() % owed.size()).action() : move.action();
    var assignment = story.file().assignment();
    var from = assignment == null || move.dice() == 7 ? move.unit() : assignment.unitId();
    if (action == Action.JOINT_ANSWER && move.dice() != 7) {
      from = owingCoUnits(story.file()).findFirst().orElse(from);
    }
    var actor = actor(action, from, move.dice());
    return command(story, action, actor, move.unit(), faults[move.dice() % faults.length], move);
  }

  static CaseCommand command(
      Story story, Action action, Actor actor, String unit, TransferFault fault) {
    return command(story, action, actor, unit, fault, new Move(action, unit, 1, 0));
  }

  static CaseCommand command(
      Story story, Action action, Actor actor, String unit, TransferFault fault, Move move) {
    var limits =
        new ClockKind[] {
          ClockKind.RETURN_WINDOW, ClockKind.HANDLE, ClockKind.REDO, ClockKind.RATING
        };
    var reason = List.of(new Text("reason", TextKind.REASON));
    var types =
        new @Nullable DemandType[] {DemandType.HELP, null, DemandType.COMPLAINT, DemandType.REPORT};
    boolean yes = move.dice() % 3 != 2;
    return switch (action) {
      case DISPATCH -> dispatch(story.dispatchCommand(actor, unit, fault), move);
      case RETURN -> story.returnCommand(actor);
      case RETURN_DECISION -> {
        boolean granted = fault == TransferFault.CENTRE;
        boolean forced = fault == TransferFault.UNIT && move.dice() > 5;
        yield story.returnDecision(
            actor, granted, granted && move.dice() > 2 ? unit : null, fault, forced);
      }
      case JOINT -> story.invitation(actor, unit);
      case JOINT_ANSWER -> story.jointAnswer(actor);
      case PROMISE_DONE ->
          story.promiseKept(
              actor,
              story.file().beside().openPromises().stream()
                  .map(Promise::id)
                  .findFirst()
                  .orElse(null));
      case CONFIRM_EMERGENCY -> story.emergency(actor, yes, null);
      case POLICE_REPORT -> story.policeReport(actor);
      case DELEGATE ->
          story.delegation(
              actor,
              Town.second(
                      story.file().assignment() == null ? unit : story.file().assignment().unitId())
                  .id());
      case FALSIFIED -> story.falsified(actor);
      case RATE ->
          story.rating(
              move.dice() % 2 == 0 ? Town.COMPLAINANT : actor,
              yes ? Satisfaction.SATISFIED : Satisfaction.DISSATISFIED);
      case MERGE -> story.merge(actor, story.other());
      case UNMERGE -> story.unmerge(actor);
      case NOTE_MERGE -> {
        var steps = MergeStep.values();
        yield story.note(actor, steps[move.dice() % steps.length]);
      }
      case SPLIT -> story.split(actor, story.part(1), story.part(2));
      case NOTE_PART ->
          move.dice() % 4 == 3
              ? story.partReopened(actor, story.part(yes ? 1 : 2))
              : story.partEnded(actor, story.part(yes ? 1 : 2));
      case CONSULT ->
          new ReturnCommand.Consult(
              story.header(
                  actor,
                  null,
                  List.of(
                      new Text("reason-1", TextKind.REASON), new Text("sum-1", TextKind.SUMMARY))),
              List.of(unit));
      case CONSULT_DECISION -> story.consultationDecision(actor, unit, fault);
      case EXTENSION -> story.extension(actor, 1 + move.dice());
      case EXTENSION_DECISION -> story.extensionDecision(actor, yes, null);
      case COMPLEX -> story.complex(actor);
      case COMPLEX_DECISION -> story.complexDecision(actor, yes);
      case RECHECK -> story.recheck(actor);
      case RECHECK_DECISION -> story.recheckDecision(actor, yes);
      case URGE -> new OversightCommand.Urge(story.header(actor, null, List.of()));
      case AMEND -> amendment(story, actor, move);
      case SUPERVISE -> story.supervision(actor, null);
      case SIGN_DRAFT -> story.draftSigned(actor, fault != TransferFault.CENTRE);
      case SUPERVISION_ANSWER -> story.supervisionAnswer(actor);
      case DRAFT_SUPERVISION -> story.draft(actor);
      case CORRECT_CLASSIFICATION ->
          correction(
              story.correction(actor, types[move.dice() % types.length], yes ? null : fault), move);
      case ANSWER -> story.answer(actor);
      case DECLINE -> story.decline(actor);
      case REFER -> story.refer(actor);
      case WITHDRAW -> story.withdrawal(actor);
      case WITHDRAW_DECISION -> story.withdrawalDecision(actor, yes, move.dice() == 4);
      case INVALIDATE -> story.invalid(actor);
      case CONFIRM -> story.confirmation(actor, yes);
      case RETURN_TO_SOURCE -> story.backToSource(actor);
      case SOURCE_REFUSAL -> story.sourceRefusal(actor);
      case SOURCE_ACCEPTANCE -> story.sourceAcceptance(actor);
      case SOURCE_REDO -> story.sourceRedo(actor);
      case SOURCE_CALLBACK ->
          story.sourceCallback(
              actor, yes ? Satisfaction.DISSATISFIED : Satisfaction.BASICALLY_SATISFIED);
      case SIGN -> new CaseCommand.Sign(story.header(actor, null, List.of()));
      case CONTACT ->
          new CaseCommand.Contact(story.header(actor, null, List.of()), "PHONE", yes, null);
      case REPORT ->
          story
              .promising(
                  move.dice() % 5 == 0
                      ? LocalDate.ofInstant(story.now(), Story.ZONE).plusDays(move.dice())
                      : null)
              .reportCommand(actor);
      case SIGN_OFF -> new CaseCommand.SignOff(story.header(actor, null, reason), yes);
      case REVIEW ->
          new CaseCommand.Review(
              story.header(actor, null, reason),
              yes,
              yes ? null : RejectionReason.TEMPLATE,
              null,
              yes && story.file().beside().awaitsCoUnits() && move.dice() % 4 != 3);
      case CALLBACK -> {
        var answers = Satisfaction.values();
        int answer = move.dice() % answers.length;
        yield story.callbackCommand(actor, answer == 0 ? null : answers[answer]);
      }
      case CLOSE -> new CaseCommand.Close(story.header(actor, null, List.of()));
      case NOTE_LIMIT ->
          move.dice() % 4 == 3
              ? story.limitAhead(actor, limits[move.dice() % limits.length])
              : story.limitPassed(actor, limits[move.dice() % limits.length]);
      case NOTE_FLOOD ->
          new CaseCommand.NoteFlood(
              story.header(actor, null, List.of()),
              Objects.requireNonNullElse(Flood.groupOf(story.file()), "none"),
              yes ? story.file().id() : story.other(),
              2 + move.dice(),
              List.of("other"));
      case NOTE_REPEAT ->
          new CaseCommand.NoteRepeat(
              story.header(actor, null, List.of()),
              Objects.requireNonNullElse(story.file().repeat().matterId(), "none"),
              1 + move.dice() % 4,
              List.of("earlier"),
              move.dice() == 3);
    };
  }

  /** Now and then with copies, of another type, hidden from here on, or without the summary. */
  private static CaseCommand.Dispatch dispatch(CaseCommand.Dispatch usual, Move move) {
    int dice = usual.header().actor().role() == Role.LIAISON ? 0 : move.dice();
    return new CaseCommand.Dispatch(
        usual.header(),
        usual.unitId(),
        usual.fault(),
        null,
        null,
        dice == 10 ? DemandType.HELP : null,
        null,
        dice == 9 || dice == 2 ? List.of(UNITS.get(move.skew() & 3)) : List.of(),
        dice == 8 || dice == 4 ? null : usual.summaryTextId(),
        dice == 11 || dice == 4,
        null);
  }

  /** Now and then it hides the case, with a summary or without. */
  private static OversightCommand.Amend amendment(Story story, Actor actor, Move move) {
    var note = new Text("note", TextKind.NOTE);
    return new OversightCommand.Amend(
        story.header(
            actor,
            null,
            move.dice() == 9 ? List.of(note, new Text("sum-3", TextKind.SUMMARY)) : List.of(note)),
        null,
        null,
        move.dice() > 7);
  }

  /** Now and then it says whom the demand is against, or brings no summary. */
  private static CorrectCommand correction(CorrectCommand usual, Move move) {
    var asked = usual.correction();
    return new CorrectCommand(
        usual.header(),
        new Correction(
            asked.categoryLevel1(),
            asked.categoryLevel2(),
            asked.demandType(),
            asked.fault(),
            move.dice() == 11 || move.dice() == 8 ? null : asked.summaryTextId(),
            move.dice() == 5 || move.dice() == 8 ? move.unit() : null));
  }

  static Stream<String> owingCoUnits(Case file) {
    return file.beside().coUnits().stream().filter(CoUnit::owesAnswer).map(CoUnit::unitId);
  }

  private static Actor actor(Action action, String unit, int dice) {
    return switch (action) {
      case DISPATCH,
          RETURN_DECISION,
          PROMISE_DONE,
          MERGE,
          SPLIT,
          UNMERGE,
          CONFIRM_EMERGENCY,
          POLICE_REPORT,
          FALSIFIED,
          RATE,
          CONSULT,
          CONSULT_DECISION,
          EXTENSION_DECISION,
          COMPLEX_DECISION,
          RECHECK_DECISION,
          URGE,
          AMEND,
          CORRECT_CLASSIFICATION,
          ANSWER,
          DECLINE,
          REFER,
          WITHDRAW_DECISION,
          RETURN_TO_SOURCE,
          SOURCE_REFUSAL,
          SOURCE_ACCEPTANCE,
          SOURCE_REDO,
          SOURCE_CALLBACK ->
          dice == 7 ? Town.liaison(unit) : operator(dice);
      case REVIEW, CALLBACK, CLOSE ->
          switch (dice) {
            case 7 -> Town.liaison(unit);
            case 10 -> Town.LEADER;
            default -> operator(dice);
          };
      case SIGN, RETURN, JOINT, JOINT_ANSWER, EXTENSION, COMPLEX, RECHECK, SUPERVISION_ANSWER ->
          dice == 7 ? Town.head(unit) : Town.liaison(unit);
      case REPORT ->
          switch (dice) {
            case 7 -> Town.head(unit);
            case 6 -> Town.operatorAsLiaison(unit);
            default -> Town.liaison(unit);
          };
      case WITHDRAW -> dice % 2 == 0 ? Town.OPERATOR : Town.liaison(unit);
      case INVALIDATE -> dice == 5 ? Town.LEADER : operator(dice);
      case CONFIRM -> dice % 2 == 0 ? operator(dice / 2) : Town.LEADER;
      case CONTACT -> dice > 9 ? Town.OPERATOR : Town.liaison(unit);
      case SIGN_OFF ->
          dice == 5 ? Town.liaisonAsHead(unit) : dice > 8 ? Town.second(unit) : Town.head(unit);
      case DELEGATE -> Town.head(unit);
      case SUPERVISE, SIGN_DRAFT -> Town.LEADER;
      case NOTE_REPEAT, NOTE_FLOOD, NOTE_PART, NOTE_MERGE, NOTE_LIMIT, DRAFT_SUPERVISION ->
          Town.SERVICE;
    };
  }

  private static Actor operator(int dice) {
    return dice % 4 == 3 ? Town.SECOND_OPERATOR : Town.OPERATOR;
  }
}
