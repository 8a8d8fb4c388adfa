package cn.huimin.hotline.routing.engine;

import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.LifeTable;
import cn.huimin.hotline.routing.life.LifeTable.Cell;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Rights;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may or must do what next, read from the same tables and the same deciders that decide, so
 * that a step that is offered is a step that is accepted.
 */
public final class NextSteps {

  private NextSteps() {}

  /** The next steps of a case; what services note from outside is not among them. */
  public static List<NextStep> of(Case file, CaseContext context) {
    return CaseDecider.ALL.stream()
        .filter(decider -> !decider.action().byServices())
        .flatMap(decider -> steps(decider, file, context))
        .toList();
  }

  private static Stream<NextStep> steps(ActionDecider<?> decider, Case file, CaseContext context) {
    var action = decider.action();
    var cell = LifeTable.cell(file.state(), action);
    if (cell == Cell.NO || decider.blocked(file, context) != null) {
      return Stream.empty();
    }
    boolean owed = cell == Cell.MUST && decider.owed(file, context);
    return Rights.holders(action, file, context.directory()).entrySet().stream()
        .map(holder -> new NextStep(action, holder.getValue(), holder.getKey(), owed));
  }
}
