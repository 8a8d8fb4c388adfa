package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.CaseState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which state allows which action (DOMAIN §3): a row for every action, a column for every state. An
 * action without a row, or in a state without a column, is refused.
 */
public final class LifeTable {

  /** What a state says to an action. */
  public enum Cell {
    /** Somebody owes it. */
    MUST,
    /** It may be done. */
    MAY,
    /** It is refused. */
    NO
  }

  private static final TextTable TABLE =
      TextTable.of(
          """
          action                  TRIAGE  DISPATCHED  SIGNED  REPORTED  SIGNED_OFF  APPROVED  CLOSED  FILED  RETURNED_TO_SOURCE

          dispatch                must    may         may     -         -           -         -       -      -
          return                  -       may         may     -         -           -         -       -      -
          return-decision         -       must        must    -         -           -         -       -      -
          consult                 may     may         may     -         -           -         -       -      -
          consult-decision        must    must        must    -         -           -         -       -      -
          split                   may     may         may     -         -           -         -       -      -
          note-part               -       -           -       -         -           -         -       -      -
          merge                   may     may         may     may       may         -         -       -      -
          unmerge                 -       -           -       -         -           -         -       -      -
          note-merge              may     may         may     may       may         may       may     may    may
          confirm-emergency       must    must        must    must      must        must      -       -      -
          police-report           must    must        must    must      must        must      may     may    must
          delegate                -       may         may     may       -           -         -       -      -
          falsified               -       -           may     may       may         may       may     may    -
          rate                    -       -           -       -         -           must      may     -      -
          promise-done            may     may         may     may       may         may       may     may    may
          joint                   -       may         may     -         -           -         -       -      -
          joint-answer            -       must        must    must      must        -         -       -      -

          sign                    -       must        -       -         -           -         -       -      -
          contact                 -       must        must    must      must        -         -       -      -

          extension               -       -           may     -         -           -         -       -      -
          extension-decision      -       must        must    -         -           -         -       -      -
          complex                 -       -           may     -         -           -         -       -      -
          complex-decision        -       must        must    -         -           -         -       -      -

          report                  -       -           must    -         -           -         -       -      -
          sign-off                -       -           -       must      -           -         -       -      -
          review                  -       -           -       -         must        -         -       -      -

          callback                -       -           -       -         -           must      -       -      -
          close                   -       -           -       -         -           must      -       -      -

          recheck                 -       -           may     -         -           -         -       -      -
          recheck-decision        -       must        must    -         -           -         -       -      -

          urge                    may     may         may     may       may         may       -       -      -
          amend                   may     may         may     may       may         may       -       -      may

          supervise               -       may         may     may       may         may       -       -      -
          sign-draft              -       must        must    must      must        must      -       -      -
          supervision-answer      -       must        must    must      must        must      -       -      -
          draft-supervision       -       may         may     may       may         may       -       -      -

          correct-classification  may     must        must    must      must        must      may     may    -
          answer                  may     may         -       -         -           -         -       -      -
          decline                 may     may         may     -         -           -         -       -      -
          refer                   may     may         may     -         -           -         -       -      -
          withdraw                may     may         may     may       may         may       -       -      -
          withdraw-decision       must    must        must    must      must        must      -       -      -
          invalidate              may     may         may     may       may         may       -       -      -
          confirm                 must    must        must    must      must        must      -       -      -

          return-to-source        may     may         may     -         -           -         -       -      -
          source-refusal          -       -           -       -         -           -         -       -      must
          source-acceptance       -       -           -       -         -           -         -       -      must
          source-redo             -       -           -       -         -           -         may     may    -
          source-callback         -       -           may     may       may         may       may     may    -

          note-repeat             may     may         may     may       may         may       may     may    may
          note-flood              may     may         may     may       may         may       may     may    may
          note-limit              may     may         may     may       may         may       may     may    may
          """);

  /**
   * What is left to do with a case that joined another (并单), whose complainant keeps the callback,
   * or became several (拆单).
   */
  private static final TextTable AFTER_A_MERGE_OR_SPLIT =
      TextTable.of(
          """
          action        MERGED  SPLIT

          callback      must    -
          rate          may     -
          police-report may     may
          promise-done  may     may
          unmerge       may     -
          source-redo     may     -
          source-callback may     -
          note-merge    may     may
          note-part     -       may
          note-repeat   may     may
          note-flood    may     may
          note-limit    may     may
          """);

  /**
   * What goes on after any other ending: the compulsory report and what an earlier round promised
   * outlive the case, and other cases must not wait for an answer.
   */
  private static final TextTable AFTER_OTHER_ENDINGS =
      TextTable.of(
          """
          action         ANSWERED  NOT_ACCEPTED  REFERRED  WITHDRAWN  INVALID

          police-report  may       may           may       may        may
          promise-done   may       may           may       may        may
          note-merge     may       may           may       may        may
          note-repeat    may       may           may       may        may
          note-flood     may       may           may       may        may
          note-limit     may       may           may       may        may
          """);

  private static final Map<Action, Map<CaseState, Cell>> CELLS = read();

  private LifeTable() {}

  /** What the state says to the action. */
  public static Cell cell(CaseState state, Action action) {
    return CELLS.getOrDefault(action, Map.of()).getOrDefault(state, Cell.NO);
  }

  private static Map<Action, Map<CaseState, Cell>> read() {
    var cells = new EnumMap<Action, Map<CaseState, Cell>>(Action.class);
    for (var table : List.of(TABLE, AFTER_A_MERGE_OR_SPLIT, AFTER_OTHER_ENDINGS)) {
      for (var row : table.rows()) {
        var ofAction =
            cells.computeIfAbsent(action(row.getFirst()), _ -> new EnumMap<>(CaseState.class));
        for (int i = 1; i < row.size(); i++) {
          ofAction.put(CaseState.valueOf(table.head().get(i)), cell(row.get(i)));
        }
      }
    }
    return cells;
  }

  static Action action(String name) {
    return Arrays.stream(Action.values())
        .filter(action -> action.apiName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no action " + name));
  }

  private static Cell cell(String word) {
    return switch (word) {
      case "must" -> Cell.MUST;
      case "may" -> Cell.MAY;
      case "-" -> Cell.NO;
      default -> throw new IllegalArgumentException("a cell says must, may or -, not " + word);
    };
  }
}
