package cn.huimin.hotline.routing.life.promise;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.BesideCommand.StrikePromise;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Promise;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The centre strikes a promise off, whether the case has ended or not; never without proof. */
public final class PromiseDoneDecider implements ActionDecider<StrikePromise> {

  @Override
  public Action action() {
    return Action.PROMISE_DONE;
  }

  @Override
  public Class<StrikePromise> asked() {
    return StrikePromise.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.beside().openPromises().isEmpty()
        ? Refusal.conflict("state-does-not-allow", Action.PROMISE_DONE, "没有还没销号的承诺")
        : null;
  }

  @Override
  public Decision decide(Case file, StrikePromise command, CaseContext context) {
    var header = command.header();
    var open = file.beside().openPromises();
    var promise = chosen(open, command.promiseId());
    return new FieldCheck()
        .require(
            promise != null,
            "promiseId",
            command.promiseId() == null ? "有几项承诺还没销号，请选一项" : "没有这项还没销号的承诺，请刷新后再选")
        .require(header.brings(TextKind.PROOF), "proof", "请写销号依据，整改不到位不能销号")
        .refusal(Action.PROMISE_DONE)
        .orElseGet(
            () ->
                Decision.accepted(
                    new BesideEvent.PromiseKept(
                        promise == null ? "" : promise.id(), header.texts())));
  }

  private static @Nullable Promise chosen(List<Promise> open, @Nullable String id) {
    if (id == null) {
      return open.size() == 1 ? open.getFirst() : null;
    }
    return open.stream().filter(promise -> promise.id().equals(id)).findFirst().orElse(null);
  }
}
