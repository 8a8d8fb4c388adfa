package cn.huimin.hotline.routing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.Actor;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.TransferFault;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each state × action, and each action × role × relation, as a table. */
class LifeTableTest {

  /** Where the case goes, or "-" where the action is refused; by whom it is allowed. */
  private static final String STATE_BY_ACTION =
      """
      action       TRIAGE      DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  APPROVED  CLOSED
      dispatch     DISPATCHED  DISPATCHED  DISPATCHED  -           -           -         -
      sign         -           SIGNED      -           -           -           -         -
      contact      -           DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  -         -
      report       -           -           REPORTED    -           -           -         -
      sign-off     -           -           -           SIGNED_OFF  -           -         -
      review       -           -           -           -           APPROVED    -         -
      callback     -           -           -           -           -           CLOSED    -
      close        -           -           -           -           -           -         -
      note-repeat  TRIAGE      DISPATCHED  SIGNED      REPORTED    SIGNED_OFF  APPROVED  CLOSED
      """;

  static Stream<List<String>> cells() {
    var lines = STATE_BY_ACTION.lines().map(line -> List.of(line.strip().split("\\s+"))).toList();
    var cells = new ArrayList<List<String>>();
    for (var line : lines.subList(1, lines.size())) {
      for (int i = 1; i < line.size(); i++) {
        cells.add(List.of(line.getFirst(), lines.getFirst().get(i), line.get(i)));
      }
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void shouldAllowWhatTheTableAllowsAndRefuseTheRestWithAReason(List<String> cell) {
    var state = CaseState.valueOf(cell.get(1));
    var story = storyIn(state);
    var action = action(cell.get(0));
    var before = story.file();

    var step = story.tries(command(story, action, rightActor(action)));

    if (cell.get(2).equals("-")) {
      var refusal = Objects.requireNonNull(step.refusal());
      assertThat(refusal.code())
          .isIn(
              state == CaseState.TRIAGE && action != Action.CLOSE
                  ? List.of("state-does-not-allow", "forbidden")
                  : List.of("state-does-not-allow", "callback-attempts-missing"));
      assertThat(refusal.message()).startsWith("没有").hasSizeGreaterThan(10);
      assertThat(step.after()).isEqualTo(before);
      assertThat(step.changes()).isEmpty();
    } else {
      assertThat(step.refusal()).isNull();
      assertThat(Objects.requireNonNull(step.after()).state())
          .isEqualTo(CaseState.valueOf(cell.get(2)));
    }
  }

  @Test
  void shouldCoverEveryAction() {
    assertThat(cells().map(cell -> action(cell.getFirst())).distinct())
        .containsExactlyInAnyOrder(Action.values());
  }

  /** Roles by relation that may; what is not written is forbidden. */
  private static final String RIGHTS =
      """
      dispatch     operator
      sign         liaison-own liaison-above
      contact      liaison-own head-own
      report       liaison-own head-own
      sign-off     head-own
      review       operator leader
      callback     operator leader
      close        operator leader
      note-repeat  service
      """;

  @ParameterizedTest
  @EnumSource(Action.class)
  void shouldForbidWhoeverIsNotInTheTable(Action action) {
    var allowed =
        RIGHTS
            .lines()
            .map(line -> List.of(line.strip().split("\\s+")))
            .filter(line -> line.getFirst().equals(action.apiName()))
            .flatMap(line -> line.stream().skip(1))
            .toList();
    var story = storyFor(action);

    assertThat(
            actors().entrySet().stream()
                .filter(
                    who -> {
                      var refusal = story.tries(command(story, action, who.getValue())).refusal();
                      return refusal == null || !refusal.code().equals("forbidden");
                    })
                .map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(allowed);
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
    var story = state == CaseState.TRIAGE ? Story.inTriage() : Story.dispatchedToSchool();
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
      story.approve(Town.OPERATOR);
    }
    if (state == CaseState.CLOSED) {
      story.callback(Town.OPERATOR, Satisfaction.SATISFIED);
    }
    assertThat(story.file().state()).isEqualTo(state);
    return story;
  }

  private static Story storyFor(Action action) {
    return storyIn(
        switch (action) {
          case DISPATCH, NOTE_REPEAT, CONTACT, SIGN -> CaseState.DISPATCHED;
          case REPORT -> CaseState.SIGNED;
          case SIGN_OFF -> CaseState.REPORTED;
          case REVIEW -> CaseState.SIGNED_OFF;
          case CALLBACK, CLOSE -> CaseState.APPROVED;
        });
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

  private static Actor rightActor(Action action) {
    return switch (action) {
      case DISPATCH, REVIEW, CALLBACK, CLOSE -> Town.OPERATOR;
      case SIGN, CONTACT, REPORT -> Town.liaison(Town.SCHOOL);
      case SIGN_OFF -> Town.head(Town.SCHOOL);
      case NOTE_REPEAT -> Town.SERVICE;
    };
  }

  static CaseCommand command(Story story, Action action, Actor actor) {
    var header = story.header(actor, null, List.of());
    return switch (action) {
      case DISPATCH -> story.dispatchCommand(actor, Town.CITY, fault(story.file()));
      case SIGN -> new CaseCommand.Sign(header);
      case CONTACT -> new CaseCommand.Contact(header, "PHONE", true);
      case REPORT -> story.reportCommand(actor);
      case SIGN_OFF -> new CaseCommand.SignOff(header, true);
      case REVIEW -> new CaseCommand.Review(header, true, null, null);
      case CALLBACK -> story.callbackCommand(actor, Satisfaction.SATISFIED);
      case CLOSE -> new CaseCommand.Close(header);
      case NOTE_REPEAT -> new CaseCommand.NoteRepeat(header, "none", 2, List.of());
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
