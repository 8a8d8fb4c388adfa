package cn.huimin.hotline.routing.life.callback;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideCommand.RecordRating;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.routing.life.supervision.DraftDecider;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Satisfaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rating by SMS or portal is the verdict of a complainant nobody could reach, and closes the
 * case or opens the next round, the latter after a closure without verdict too; of a case that was
 * answered together with others its lead hears (DOMAIN §3).
 */
public final class RateDecider implements ActionDecider<RecordRating> {

  /** Cause of a redo that a rating opened. */
  private static final String DISSATISFIED = "dissatisfied-rating";

  @Override
  public Action action() {
    return Action.RATE;
  }

  @Override
  public Class<RecordRating> asked() {
    return RecordRating.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (!file.callbackDue()) {
      return Refusal.conflict("state-does-not-allow", Action.RATE, "这件工单不回访，也不评价");
    }
    if (file.state() == CaseState.MERGED) {
      return file.merging().mayRate() || isUnreached(file, context)
          ? null
          : Refusal.conflict(
              "state-does-not-allow", Action.RATE, "这件工单已并入主件，主件答复后联系不上的，或集中答复的，才评价");
    }
    if (file.ended()) {
      return file.callbacks().satisfaction() == null
          ? null
          : Refusal.conflict("state-does-not-allow", Action.RATE, "来电人已经评价过");
    }
    var missing = context.unreachable().missing(file.callbacks().attempts(), context.zone());
    return missing.isEmpty()
        ? null
        : Refusal.conflict(
            "callback-attempts-missing", Action.RATE, "先打电话回访，" + String.join("，", missing));
  }

  /** Joined to a lead that was answered, and reached by nobody. */
  private static boolean isUnreached(Case file, CaseContext context) {
    var callbacks = file.callbacks();
    return file.merging().owesCallback()
        && context.unreachable().missing(callbacks.attempts(), context.zone()).isEmpty();
  }

  /** Owed until it was waited for long enough; then the case may be closed without. */
  @Override
  public boolean owed(Case file, CaseContext context) {
    return !file.callbacks().ratingWaited();
  }

  @Override
  public Decision decide(Case file, RecordRating command, CaseContext context) {
    var satisfaction = command.satisfaction();
    if (satisfaction == null) {
      return new FieldCheck()
          .require(false, "satisfaction", "请选是否满意")
          .refusal(Action.RATE)
          .orElseThrow();
    }
    var events = new ArrayList<CaseEvent>();
    events.add(new BesideEvent.Rated(satisfaction, command.resolution(), command.header().texts()));
    boolean dissatisfied = satisfaction == Satisfaction.DISSATISFIED;
    if (dissatisfied && file.state() != CaseState.MERGED) {
      events.addAll(DraftDecider.ofDissatisfaction(file));
      events.add(new CaseEvent.RedoOpened(DISSATISFIED, List.of()));
    } else if (!dissatisfied && !file.ended()) {
      events.add(new CaseEvent.Closed(true));
    }
    return new Decision.Accepted(events);
  }
}
