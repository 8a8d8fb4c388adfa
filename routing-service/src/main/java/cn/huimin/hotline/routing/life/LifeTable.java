package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.CaseState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which state allows which action (DOMAIN §3). An action that is not in the table, or a state that
 * has no row, allows nothing but what is noted from outside.
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
          state        dispatch  sign  contact  report  sign-off  review  callback  close  note-repeat
          TRIAGE       must      -     -        -       -         -       -         -      may
          DISPATCHED   may       must  must     -       -         -       -         -      may
          SIGNED       may       -     must     must    -         -       -         -      may
          REPORTED     -         -     must     -       must      -       -         -      may
          SIGNED_OFF   -         -     must     -       -         must    -         -      may
          APPROVED     -         -     -        -       -         -       must      must   may
          CLOSED       -         -     -        -       -         -       -         -      may
          """);

  private static final Map<CaseState, Map<Action, Cell>> CELLS = read();

  private LifeTable() {}

  /** What the state says to the action. */
  public static Cell cell(CaseState state, Action action) {
    return CELLS.getOrDefault(state, Map.of()).getOrDefault(action, Cell.NO);
  }

  private static Map<CaseState, Map<Action, Cell>> read() {
    var cells = new EnumMap<CaseState, Map<Action, Cell>>(CaseState.class);
    for (var row : TABLE.rows()) {
      var ofState = new EnumMap<Action, Cell>(Action.class);
      for (int i = 1; i < row.size(); i++) {
        ofState.put(action(TABLE.head().get(i)), cell(row.get(i)));
      }
      cells.put(CaseState.valueOf(row.getFirst()), ofState);
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
