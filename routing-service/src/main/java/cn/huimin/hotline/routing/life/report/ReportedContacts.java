package cn.huimin.hotline.routing.life.report;

import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseCommand.Report;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.FieldCheck;
import cn.huimin.hotline.routing.life.handling.ContactDecider;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of the contact (DOMAIN §3: whom contacted by whom, number, when). One that
 * claims a contact finds it on record, or brings it; one that has none says why. Of anonymous
 * complainants, and of those whom the centre contacts, the unit says nothing but what is on record.
 */
final class ReportedContacts {

  private ReportedContacts() {}

  static void check(FieldCheck check, Case file, Report command) {
    if (file.contactDue() && !file.subject().hidden()) {
      checkOfUnit(check, file, command);
      return;
    }
    var who = file.contactDue() ? "这件工单由惠民中心联系诉求人" : "诉求人匿名，不需要联系";
    check
        .require(command.contact() == null, "contactMeans", who + "，请留空")
        .require(!command.contacted() || file.contacted(), "contacted", who + "，没有联系记录，请选没有联系");
  }

  private static void checkOfUnit(FieldCheck check, Case file, Report command) {
    var contact = command.contact();
    boolean claimed = command.contacted() && !file.contacted() && contact == null;
    check
        .require(!claimed, "contactedBy", "没有联系记录，请写是谁联系的")
        .require(!claimed, "contactMeans", "没有联系记录，请选联系方式")
        .require(!claimed, "contactedAt", "没有联系记录，请写联系时间")
        .require(
            command.contacted()
                || file.contacted()
                || command.header().brings(TextKind.CONTACT_NOTE),
            "notContactedReason",
            "没有联系诉求人的，请写明原因");
    if (contact == null) {
      return;
    }
    check
        .require(command.contacted(), "contacted", "写了联系方式的，请选已经联系")
        .require(ContactDecider.MEANS.contains(contact.means()), "contactMeans", "请选电话、面谈或短信微信")
        .require(
            !contact.at().isAfter(command.header().acceptedAt()),
            "contactedAt",
            "联系时间在将来，请改成实际联系的时间")
        .require(!contact.at().isBefore(file.times().openedAt()), "contactedAt", "联系时间早于工单受理，请核对");
  }

  /** The contact that the report brings, as it goes on record. */
  static Optional<CaseEvent> of(Report command) {
    var contact = command.contact();
    return contact == null
        ? Optional.empty()
        : Optional.of(
            new CaseEvent.Contacted(
                contact.means(), true, contact.dialled(), contact.at(), List.of()));
  }
}
