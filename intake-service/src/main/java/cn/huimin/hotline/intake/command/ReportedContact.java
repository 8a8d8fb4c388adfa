package cn.huimin.hotline.intake.command;

import static cn.huimin.hotline.schemas.word.TextKind.CONTACT_NOTE;

import cn.huimin.hotline.intake.workorder.PhoneNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of the contact: nothing but whether there was one, where it is on record; else
 * by whom, how, which number and when, all of it. Whether it is on record is routing's to say.
 *
 * @param contacted whether the complainant was contacted
 * @param by name of who spoke to the complainant, for the vault, or null
 * @param means PHONE, VISIT or MESSAGE, or null
 * @param number number that was dialled, as written, for the vault, or null
 * @param at when, or null
 */
record ReportedContact(
    boolean contacted,
    @Nullable String by,
    @Nullable String means,
    @Nullable String number,
    @Nullable Instant at) {

  private static final List<String> FIELDS =
      List.of("contactedBy", "contactMeans", "contactNumber", "contactedAt");

  static ReportedContact read(ActionFields body) {
    var fields = body.fields();
    boolean contacted = fields.requiredFlag("contacted", "是否联系群众");
    var by = fields.text("contactedBy", "联系人", 100);
    var means = fields.choice("contactMeans", "联系方式", ActionReaders.Means.class);
    var number = fields.text("contactNumber", "拨打的号码", ActionReaders.LONGEST_NUMBER);
    var at = fields.instant("contactedAt", "联系时间");
    body.text("notContactedReason", "没有联系的原因", CONTACT_NOTE);
    boolean told = FIELDS.stream().anyMatch(fields::has);
    body.require(!told || fields.has("contactedBy"), "contactedBy", "请写是谁联系的");
    body.require(!told || fields.has("contactMeans"), "contactMeans", "请选联系方式");
    body.require(!told || fields.has("contactedAt"), "contactedAt", "请写联系时间");
    body.require(
        means != ActionReaders.Means.PHONE || number != null, "contactNumber", "电话联系的，请写拨打的号码");
    body.require(
        number == null || PhoneNumber.normalised(number).isPresent(),
        "contactNumber",
        "不是电话号码：请写实际拨打的号码");
    return new ReportedContact(contacted, by, means == null ? null : means.name(), number, at);
  }

  /** Neither name nor number. */
  @Override
  public String toString() {
    return "ReportedContact[" + contacted + "]";
  }
}
