package cn.huimin.hotline.routing.life.handling;

import cn.huimin.hotline.routing.life.Action;
import cn.huimin.hotline.routing.life.ActionDecider;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.Contact;
import cn.huimin.hotline.routing.life.CaseContext;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.Decision;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The complainant was spoken to; owed once, by the unit or, where hidden, by the centre. */
public final class ContactDecider implements ActionDecider<Contact> {

  /** How one can speak to a complainant. */
  public static final Set<String> MEANS = Set.of("PHONE", "VISIT", "MESSAGE");

  @Override
  public Action action() {
    return Action.CONTACT;
  }

  @Override
  public Class<Contact> asked() {
    return Contact.class;
  }

  @Override
  public @Nullable Refusal blocked(Case file, CaseContext context) {
    return file.contactDue()
        ? null
        : Refusal.conflict("state-does-not-allow", Action.CONTACT, "诉求人匿名，没有联系方式，这件工单不需要联系");
  }

  @Override
  public boolean owed(Case file, CaseContext context) {
    return !file.contacted();
  }

  @Override
  public Decision decide(Case file, Contact command, CaseContext context) {
    var header = command.header();
    return new FieldCheck()
        .require(MEANS.contains(command.means()), "means", "请选联系方式：PHONE 电话、VISIT 面谈或 MESSAGE 短信微信")
        .require(
            header.occurredAt() == null || !header.occurredAt().isAfter(header.acceptedAt()),
            "occurredAt",
            "联系时间在将来，请改成实际联系的时间")
        .refusal(Action.CONTACT)
        .orElseGet(
            () ->
                Decision.accepted(
                    new CaseEvent.Contacted(
                        command.means(),
                        command.reached(),
                        command.dialled(),
                        null,
                        header.texts())));
  }
}
