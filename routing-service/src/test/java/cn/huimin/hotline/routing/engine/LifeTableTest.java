package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.OversightCommand;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.MergeStep;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each state × action, and each action × role × relation, as a table. */
class LifeTableTest {

  /**
   * Where the case goes when the first of those who may asks; "-" where its state refuses, "no"
   * where the action itself does.
   */
  private static final String STATES =
      """
      action                  TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   CLOSED  FILED   RETURNED_TO_SOURCE

      dispatch                DISPATCHED  DISPATCHED  DISPATCHED  -           -           -         -       -      -
      return                  -           DISPATCHED  SIGNED      -           -           -         -       -      -
      return-decision         -           DISPATCHED  DISPATCHED  -           -           -         -       -      -
      consult                 TRIAGE      DISPATCHED  SIGNED      -           -           -         -       -      -
      consult-decision        DISPATCHED  DISPATCHED  DISPATCHED  -           -           -         -       -      -
      split                   SPLIT       SPLIT       SPLIT       -           -           -         -       -      -
      note-part               -           -           -           -           -           -         -       -      -
      merge                   TRIAGE      DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  -         -       -      -
      unmerge                 -           -           -           -           -           -         -       -      -
      note-merge              TRIAGE      DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  APPROVED  no      no     no
      confirm-emergency       TRIAGE      DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  APPROVED  -       -      -
      police-report           TRIAGE      DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  APPROVED  CLOSED  FILED  RETURNED_TO_SOURCE
      delegate                -           DISPATCHED  SIGNED      REPORTED    -           -         -       -      -
      falsified               -           -           -           REPORTED    SIGNED_OFF  APPROVED  CLOSED  FILED  -
      rate                    -           -           -           -           -           no        -       -      -
      promise-done            TRIAGE      DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  APPROVED  CLOSED  FILED  RETURNED_TO_SOURCE
      joint                   -           DISPATCHED  SIGNED      -           -           -         -       -      -
      joint-answer            -           DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  -         -       -      -

      sign                    -                  SIGNED             -                  -           -           -          -       -       -
      contact                 -                  DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  -          -       -       -

      extension               -                  -                  SIGNED             -           -           -          -       -       -
      extension-decision      -                  -                  SIGNED             -           -           -          -       -       -
      complex                 -                  -                  SIGNED             -           -           -          -       -       -
      complex-decision        -                  -                  SIGNED             -           -           -          -       -       -

      report                  -                  -                  REPORTED           -           -           -          -       -       -
      sign-off                -                  -                  -                  SIGNED_OFF  -           -          -       -       -
      review                  -                  -                  -                  -           APPROVED    -          -       -       -

      callback                -                  -                  -                  -           -           CLOSED     -       -       -
      close                   -                  -                  -                  -           -           no         -       -       -

      recheck                 -                  -                  SIGNED             -           -           -          -       -       -
      recheck-decision        -                  -                  FILED              -           -           -          -       -       -

      urge                    TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   -       -       -
      amend                   TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   -       -       RETURNED_TO_SOURCE

      supervise               -                  DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   -       -       -
      sign-draft              -                  DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   -       -       -
      supervision-answer      -                  DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   -       -       -
      draft-supervision       -                  DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   -       -       -

      correct-classification  TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   CLOSED  FILED   -
      answer                  ANSWERED           ANSWERED           -                  -           -           -          -       -       -
      decline                 NOT_ACCEPTED       NOT_ACCEPTED       NOT_ACCEPTED       -           -           -          -       -       -
      refer                   REFERRED           REFERRED           REFERRED           -           -           -          -       -       -
      withdraw                TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   -       -       -
      withdraw-decision       WITHDRAWN          WITHDRAWN          WITHDRAWN          WITHDRAWN   WITHDRAWN   WITHDRAWN  -       -       -
      invalidate              TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   -       -       -
      confirm                 INVALID            INVALID            INVALID            INVALID     INVALID     INVALID    -       -       -

      return-to-source        RETURNED_TO_SOURCE RETURNED_TO_SOURCE RETURNED_TO_SOURCE -           -           -          -       -       -
      source-refusal          -                  -                  -                  -           -           -          -       -       TRIAGE
      source-acceptance       -                  -                  -                  -           -           -          -       -       RETURNED_TO_SOURCE
      source-redo             -                  -                  -                  -           -           -          SIGNED  SIGNED  -
      source-callback         -                  -                  SIGNED             -           -           CLOSED     CLOSED  FILED   -

      note-repeat             TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   CLOSED  FILED   RETURNED_TO_SOURCE
      note-flood              TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   CLOSED  FILED   RETURNED_TO_SOURCE
      note-limit              TRIAGE             DISPATCHED         SIGNED             REPORTED    SIGNED_OFF  APPROVED   CLOSED  FILED   RETURNED_TO_SOURCE
      """;

  /** The same of a case that joined another, or became several. */
  private static final String AFTER_A_MERGE_OR_SPLIT =
      """
      action        MERGED  SPLIT

      dispatch      -       -
      sign          -       -
      report        -       -
      review        -       -
      close         -       -
      merge         -       -
      split         -       -
      urge          -       -
      amend         -       -
      callback      -       -
      rate          -       -
      police-report MERGED  SPLIT
      promise-done  MERGED  SPLIT
      unmerge       TRIAGE  -
      source-redo     -     -
      source-callback -     -
      note-merge    no      no
      note-part     -       SPLIT
      note-repeat   MERGED  SPLIT
      note-flood    MERGED  SPLIT
      note-limit    MERGED  SPLIT
      """;

  /** The same after any other ending. */
  private static final String AFTER_OTHER_ENDINGS =
      """
      action         ANSWERED  NOT_ACCEPTED  REFERRED  WITHDRAWN  INVALID

      dispatch       -         -             -         -          -
      sign           -         -             -         -          -
      report         -         -             -         -          -
      callback       -         -             -         -          -
      close          -         -             -         -          -
      merge          -         -             -         -          -
      urge           -         -             -         -          -
      amend          -         -             -         -          -
      source-redo    -         -             -         -          -
      police-report  ANSWERED  NOT_ACCEPTED  REFERRED  WITHDRAWN  INVALID
      promise-done   ANSWERED  NOT_ACCEPTED  REFERRED  WITHDRAWN  INVALID
      note-merge     no        no            no        no         no
      note-repeat    ANSWERED  NOT_ACCEPTED  REFERRED  WITHDRAWN  INVALID
      note-flood     ANSWERED  NOT_ACCEPTED  REFERRED  WITHDRAWN  INVALID
      note-limit     ANSWERED  NOT_ACCEPTED  REFERRED  WITHDRAWN  INVALID
      """;

  /** Who may; what is not written is forbidden. */
  private static final String RIGHTS =
      """
      dispatch            operator
      return              liaison-own
      return-decision     operator
      consult             operator
      consult-decision    operator leader
      split               operator
      note-part           service
      merge               operator
      unmerge             operator
      note-merge          service
      confirm-emergency   operator duty
      police-report       operator liaison-own head-own
      delegate            head-own
      falsified           operator leader
      rate                operator leader
      promise-done        operator
      joint               operator liaison-own head-own
      joint-answer        liaison-other head-other

      sign                liaison-own liaison-above
      contact             liaison-own head-own

      extension           liaison-own head-own
      extension-decision  operator
      complex             liaison-own head-own
      complex-decision    operator

      report              liaison-own head-own
      sign-off            head-own
      review              operator leader

      callback            operator leader
      close               operator leader

      recheck             liaison-own head-own
      recheck-decision    operator

      urge                operator
      amend               operator

      supervise           leader
      sign-draft          leader
      supervision-answer  liaison-own head-own
      draft-supervision   service

      correct-classification  operator
      answer              operator
      decline             operator
      refer               operator
      withdraw            operator liaison-own head-own
      withdraw-decision   operator
      invalidate          operator leader
      confirm             leader

      return-to-source    operator
      source-refusal      operator
      source-acceptance   operator
      source-redo         operator
      source-callback     operator

      note-repeat         service
      note-flood          service
      note-limit          service
      """;

  static Stream<Arguments> cells() {
    return Stream.of(STATES, AFTER_A_MERGE_OR_SPLIT, AFTER_OTHER_ENDINGS)
        .flatMap(LifeTableTest::cells);
  }

  private static Stream<Arguments> cells(String states) {
    var table = rows(states);
    return table.stream()
        .skip(1)
        .flatMap(
            row ->
                IntStream.range(1, row.size())
                    .mapToObj(
                        i ->
                            Arguments.of(
                                action(row.getFirst()),
                                CaseState.valueOf(table.getFirst().get(i)),
                                row.get(i))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void shouldAllowWhatTheTableAllowsAndRefuseTheRestWithAReason(
      Action action, CaseState state, String cell) {
    var story = readyFor(action, storyIn(action, state));
    var before = story.file();

    var step = story.tries(command(story, action, actors().get(allowed(action).getFirst())));

    switch (cell) {
      case "-", "no" -> {
        var refusal = Objects.requireNonNull(step.refusal());
        boolean nobodyHasIt =
            (state == CaseState.TRIAGE || state == CaseState.RETURNED_TO_SOURCE)
                && refusal.code().equals("forbidden");
        assertThat(refusal.code().equals("state-does-not-allow") || nobodyHasIt)
            .isEqualTo(cell.equals("-"));
        assertThat(refusal.message()).startsWith("没有").hasSizeGreaterThan(10);
        assertThat(step.after()).isEqualTo(before);
        assertThat(step.changes()).isEmpty();
      }
      default -> {
        assertThat(step.refusal()).isNull();
        assertThat(Objects.requireNonNull(step.after()).state()).isEqualTo(CaseState.valueOf(cell));
      }
    }
  }

  /** What the tables of the endings do not name, each of them refuses. */
  static Stream<Arguments> notNamed() {
    return Stream.of(AFTER_A_MERGE_OR_SPLIT, AFTER_OTHER_ENDINGS)
        .flatMap(
            states -> {
              var table = rows(states);
              var named = table.stream().skip(1).map(row -> action(row.getFirst())).toList();
              return Stream.of(Action.values())
                  .filter(action -> !named.contains(action))
                  .flatMap(
                      action ->
                          table.getFirst().stream()
                              .skip(1)
                              .map(state -> Arguments.of(action, CaseState.valueOf(state), "-")));
            });
  }

  @ParameterizedTest
  @MethodSource("notNamed")
  void shouldRefuseAfterAnEndingWhatItsTableDoesNotName(
      Action action, CaseState state, String cell) {
    shouldAllowWhatTheTableAllowsAndRefuseTheRestWithAReason(action, state, cell);
  }

  @Test
  void shouldCoverEveryAction() {
    assertThat(cells().map(cell -> cell.get()[0]).distinct())
        .containsExactlyInAnyOrder((Object[]) Action.values());
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void shouldForbidWhoeverIsNotInTheTable(Action action) {
    var story = readyFor(action, storyIn(action, firstState(action)));

    assertThat(
            actors().entrySet().stream()
                .filter(
                    who -> {
                      var refusal = story.tries(command(story, action, who.getValue())).refusal();
                      return refusal == null || !refusal.code().equals("forbidden");
                    })
                .map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(allowed(action));
  }

  @Test
  void shouldLetTheLeaderStandInOnlyWhereTheCentreIsOnePerson() {
    var story = storyIn(CaseState.SIGNED_OFF).in(Town.WITH_TWO_OPERATORS);

    assertThat(story.approve(Town.LEADER).refusal().message()).contains("惠民中心");
    assertThat(story.approve(Town.OPERATOR).file().state()).isEqualTo(CaseState.APPROVED);
  }

  @Test
  void shouldLetDutyDispatchOnlyWhatIsUrgent() {
    var story = Story.inTriage();
    assertThat(story.dispatch(Town.DUTY, Town.SCHOOL, TransferFault.NONE).refusal().code())
        .isEqualTo("forbidden");

    var urgent =
        story.does(
            new CaseCommand.Dispatch(
                story.header(Town.OPERATOR, null, List.of()),
                Town.SCHOOL,
                TransferFault.NONE,
                null,
                null,
                null,
                Urgency.URGENT,
                List.of(),
                null));
    urgent.dispatch(Town.DUTY, Town.CITY, TransferFault.CENTRE).accepted();
  }

  // ---- what the tables need

  static Story storyIn(CaseState state) {
    return walked(state == CaseState.TRIAGE ? Story.inTriage() : Story.dispatchedToSchool(), state);
  }

  /** A story in a state, with what the action needs from earlier on. */
  private static Story storyIn(Action action, CaseState state) {
    boolean ofDanger = action == Action.CONFIRM_EMERGENCY || action == Action.POLICE_REPORT;
    if (action == Action.CONFIRM_EMERGENCY && state != CaseState.TRIAGE) {
      return storyIn(state).revisedWithDanger().accepted();
    }
    if (ofDanger) {
      var story = Story.endangered();
      if (state == CaseState.RETURNED_TO_SOURCE) {
        return action == Action.POLICE_REPORT
            ? walked(story.does(story.emergency(Town.OPERATOR, false, null)).accepted(), state)
            : storyIn(state);
      }
      return state == CaseState.TRIAGE
          ? story
          : walked(story.dispatch(Town.OPERATOR, Town.SCHOOL, TransferFault.NONE), state);
    }
    if (action == Action.PROMISE_DONE) {
      return withAPromise(state);
    }
    if (action != Action.JOINT_ANSWER || state == CaseState.TRIAGE) {
      return storyIn(state);
    }
    var story = Story.dispatchedToSchool();
    return walked(story.does(story.invitation(Town.OPERATOR, Town.CITY)).accepted(), state);
  }

  /** What the first round promised is open in the second, wherever that leads. */
  private static Story withAPromise(CaseState state) {
    var story =
        Story.dispatchedToSchool()
            .promising(LocalDate.of(2026, 3, 20))
            .toApproved()
            .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
            .promising(null)
            .accepted();
    return switch (state) {
      case TRIAGE ->
          story
              .does(story.backToSource(Town.OPERATOR))
              .does(story.sourceRefusal(Town.OPERATOR))
              .accepted();
      case DISPATCHED, ANSWERED ->
          walked(story.dispatch(Town.OPERATOR, Town.CITY, TransferFault.CENTRE), state);
      default -> walked(story, state);
    };
  }

  private static Story walked(Story story, CaseState state) {
    switch (state) {
      case MERGED -> {
        return story.merged();
      }
      case ANSWERED -> {
        return story.does(story.answer(Town.OPERATOR)).accepted();
      }
      case NOT_ACCEPTED -> {
        return story.does(story.decline(Town.OPERATOR)).accepted();
      }
      case REFERRED -> {
        return story.does(story.refer(Town.OPERATOR)).accepted();
      }
      case WITHDRAWN -> {
        return story
            .does(story.withdrawal(Town.OPERATOR))
            .accepted()
            .does(story.withdrawalDecision(Town.OPERATOR, true, false))
            .accepted();
      }
      case INVALID -> {
        return story
            .does(story.invalid(Town.OPERATOR))
            .accepted()
            .does(story.confirmation(Town.LEADER, true))
            .accepted();
      }
      default -> {}
    }
    if (state == CaseState.SPLIT) {
      return story.does(story.split(Town.OPERATOR, "p1", "p2")).accepted();
    }
    if (state == CaseState.RETURNED_TO_SOURCE) {
      return story.does(story.backToSource(Town.OPERATOR)).accepted();
    }
    if (state.compareTo(CaseState.SIGNED) >= 0) {
      story.sign(Town.SCHOOL);
    }
    if (state.compareTo(CaseState.REPORTED) >= 0) {
      story.report(Town.liaison(Town.SCHOOL));
    }
    if (state.compareTo(CaseState.SIGNED_OFF) >= 0) {
      story.signOff(Town.head(Town.SCHOOL));
    }
    if (state.compareTo(CaseState.APPROVED) >= 0) {
      story.does(
          story.file().beside().awaitsCoUnits()
              ? story.approvalWithoutCoUnits(Town.OPERATOR, true)
              : command(story, Action.REVIEW, Town.OPERATOR));
    }
    if (state == CaseState.FILED) {
      story
          .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
          .does(story.recheck(Town.head(Town.SCHOOL)))
          .does(story.recheckDecision(Town.OPERATOR, true));
    }
    if (state == CaseState.CLOSED) {
      story.callback(Town.OPERATOR, Satisfaction.SATISFIED);
    }
    assertThat(story.file().state()).isEqualTo(state);
    return story;
  }

  /** What has to be asked before it can be decided; where its state refuses, nothing is. */
  private static Story readyFor(Action action, Story inItsState) {
    boolean ofARedo =
        action == Action.RECHECK
            || action == Action.RECHECK_DECISION
            || action == Action.SOURCE_CALLBACK;
    var story =
        ofARedo && inItsState.file().state() == CaseState.SIGNED
            ? Story.dispatchedToSchool()
                .toApproved()
                .callback(Town.OPERATOR, Satisfaction.DISSATISFIED)
            : inItsState;
    var asked =
        switch (action) {
          case RETURN_DECISION -> Action.RETURN;
          case CONSULT_DECISION -> Action.CONSULT;
          case EXTENSION_DECISION -> Action.EXTENSION;
          case COMPLEX_DECISION -> Action.COMPLEX;
          case RECHECK_DECISION -> Action.RECHECK;
          case WITHDRAW_DECISION -> Action.WITHDRAW;
          case CONFIRM -> Action.INVALIDATE;
          case SIGN_DRAFT -> Action.DRAFT_SUPERVISION;
          case SUPERVISION_ANSWER -> Action.SUPERVISE;
          default -> null;
        };
    return asked == null
        ? story
        : story.does(command(story, asked, actors().get(allowed(asked).getFirst())));
  }

  private static List<List<String>> rows(String table) {
    return table
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> List.of(line.strip().split("\\s+")))
        .toList();
  }

  private static List<String> allowed(Action action) {
    return rows(RIGHTS).stream()
        .filter(row -> row.getFirst().equals(action.apiName()))
        .flatMap(row -> row.stream().skip(1))
        .toList();
  }

  /**
   * The first state that does not refuse the action, with a unit having the case if there is one.
   */
  private static CaseState firstState(Action action) {
    return cells()
        .filter(cell -> cell.get()[0] == action && !"-".equals(cell.get()[2]))
        .map(cell -> (CaseState) cell.get()[1])
        .min(Comparator.comparing(state -> state == CaseState.TRIAGE))
        .orElseThrow();
  }

  private static Map<String, Actor> actors() {
    return Map.ofEntries(
        Map.entry("operator", Town.OPERATOR),
        Map.entry("leader", Town.LEADER),
        Map.entry("duty", Town.DUTY),
        Map.entry("service", Town.SERVICE),
        Map.entry("liaison-own", Town.liaison(Town.SCHOOL)),
        Map.entry("liaison-above", Town.liaison(Town.OFFICE)),
        Map.entry("liaison-below", Town.liaison(Town.SECTION)),
        Map.entry("liaison-other", Town.liaison(Town.CITY)),
        Map.entry("head-own", Town.head(Town.SCHOOL)),
        Map.entry("head-above", Town.head(Town.OFFICE)),
        Map.entry("head-below", Town.head(Town.SECTION)),
        Map.entry("head-other", Town.head(Town.CITY)),
        Map.entry("assessor", new Actor("assessor", Role.ASSESSOR, Town.BUREAU, "api")),
        Map.entry("admin", new Actor("admin", Role.ADMIN, Town.BUREAU, "api")));
  }

  static CaseCommand command(Story story, Action action, Actor actor) {
    var header = story.header(actor, null, List.of());
    return switch (action) {
      case DISPATCH -> story.dispatchCommand(actor, Town.CITY, fault(story.file()));
      case RETURN -> story.returnCommand(actor);
      case RETURN_DECISION ->
          story.returnDecision(actor, true, Town.CITY, TransferFault.CENTRE, false);
      case JOINT -> story.invitation(actor, Town.CITY);
      case JOINT_ANSWER -> story.jointAnswer(actor);
      case PROMISE_DONE -> story.promiseKept(actor, null);
      case CONFIRM_EMERGENCY -> story.emergency(actor, true, null);
      case POLICE_REPORT -> story.policeReport(actor);
      case DELEGATE -> story.delegation(actor, Town.second(Town.SCHOOL).id());
      case FALSIFIED -> story.falsified(actor);
      case RATE -> story.rating(actor, Satisfaction.SATISFIED);
      case MERGE -> story.merge(actor, Story.OTHER_CASE);
      case UNMERGE -> story.unmerge(actor);
      case NOTE_MERGE -> story.note(actor, MergeStep.ASK_LEAD);
      case SPLIT -> story.split(actor, "p1", "p2");
      case NOTE_PART -> story.partEnded(actor, "p1");
      case CONSULT -> story.consultation(actor);
      case CONSULT_DECISION -> story.consultationDecision(actor, Town.CITY, fault(story.file()));
      case EXTENSION -> story.extension(actor, 5);
      case EXTENSION_DECISION -> story.extensionDecision(actor, true, null);
      case COMPLEX -> story.complex(actor);
      case COMPLEX_DECISION -> story.complexDecision(actor, true);
      case RECHECK -> story.recheck(actor);
      case RECHECK_DECISION -> story.recheckDecision(actor, true);
      case URGE -> new OversightCommand.Urge(header);
      case AMEND -> story.amendment(actor);
      case SUPERVISE -> story.supervision(actor, null);
      case SIGN_DRAFT -> story.draftSigned(actor, true);
      case SUPERVISION_ANSWER -> story.supervisionAnswer(actor);
      case DRAFT_SUPERVISION -> story.draft(actor);
      case CORRECT_CLASSIFICATION -> story.correction(actor, null, null);
      case ANSWER -> story.answer(actor);
      case DECLINE -> story.decline(actor);
      case REFER -> story.refer(actor);
      case WITHDRAW -> story.withdrawal(actor);
      case WITHDRAW_DECISION -> story.withdrawalDecision(actor, true, false);
      case INVALIDATE -> story.invalid(actor);
      case CONFIRM -> story.confirmation(actor, true);
      case RETURN_TO_SOURCE -> story.backToSource(actor);
      case SOURCE_REFUSAL -> story.sourceRefusal(actor);
      case SOURCE_ACCEPTANCE -> story.sourceAcceptance(actor);
      case SOURCE_REDO -> story.sourceRedo(actor);
      case SOURCE_CALLBACK -> story.sourceCallback(actor, Satisfaction.SATISFIED);
      case SIGN -> new CaseCommand.Sign(header);
      case CONTACT -> new CaseCommand.Contact(header, "PHONE", true, null);
      case REPORT -> story.reportCommand(actor);
      case SIGN_OFF -> new CaseCommand.SignOff(header, true);
      case REVIEW -> new CaseCommand.Review(header, true, null, null);
      case CALLBACK -> story.callbackCommand(actor, Satisfaction.SATISFIED);
      case CLOSE -> new CaseCommand.Close(header);
      case NOTE_REPEAT -> new CaseCommand.NoteRepeat(header, "none", 2, List.of(), false);
      case NOTE_FLOOD -> new CaseCommand.NoteFlood(header, "none", "none", 3, List.of());
      case NOTE_LIMIT -> story.limitPassed(actor, ClockKind.RETURN_WINDOW);
    };
  }

  private static TransferFault fault(Case file) {
    return file.assignment() == null ? TransferFault.NONE : TransferFault.CENTRE;
  }

  private static Action action(String name) {
    return Stream.of(Action.values())
        .filter(action -> action.apiName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
