package cn.huimin.hotline.routing.life.report;

import static java.util.Objects.requireNonNull;

import cn.huimin.hotline.platform.edition.Person;
import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Beside;
import cn.huimin.hotline.routing.life.BesideCommand.DelegateSignOff;
import cn.huimin.hotline.routing.life.BesideEvent;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import cn.huimin.hotline.schemas.word.Role;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The head lets a liaison or deputy of the unit sign reports on this case off (DOMAIN §3). */
public final class DelegateDecider implements ActionDecider<DelegateSignOff> {

  @Override
  public Action action() {
    return Action.DELEGATE;
  }

  @Override
  public Class<DelegateSignOff> asked() {
    return DelegateSignOff.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    if (!file.signOffNeeded()) {
      return Refusal.conflict("state-does-not-allow", Action.DELEGATE, "这类诉求的报告不用负责人签发");
    }
    return candidates(file, context).findAny().isEmpty()
        ? Refusal.conflict("state-does-not-allow", Action.DELEGATE, "本单位没有可以委托的联络员或副职")
        : null;
  }

  @Override
  public Decision decide(Case file, DelegateSignOff command, CaseContext context) {
    var actor = command.header().actor();
    var delegate =
        candidates(file, context)
            .filter(person -> person.account().equals(command.account()))
            .findFirst()
            .orElse(null);
    return new FieldCheck()
        .require(delegate != null, "account", "请填本单位联络员或副职的账号")
        .require(!command.account().equals(actor.id()), "account", "您自己就可以签发，请选别人")
        .refusal(Action.DELEGATE)
        .orElseGet(
            () ->
                Decision.accepted(
                    new BesideEvent.SignOffDelegated(
                        requireNonNull(delegate).unitId(),
                        new Beside.Delegate(delegate.account(), delegate.role()))));
  }

  /** Who may be trusted with it: of the unit, and not in charge of it anyway. */
  private static Stream<Person> candidates(Case file, CaseContext context) {
    var unit = requireNonNull(file.assignment()).unitId();
    return context.directory().people().stream()
        .filter(person -> person.unitId().equals(unit))
        .filter(
            person ->
                person.role() == Role.LIAISON || (person.role() == Role.HEAD && person.deputy()));
  }
}
