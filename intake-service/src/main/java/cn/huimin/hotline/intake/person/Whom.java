package cn.huimin.hotline.intake.person;

import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.intake.workorder.Marks;
import cn.huimin.hotline.intake.workorder.People;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose data are asked for: by phone, by mail address, by name and address, or by one case.
 *
 * @param phone phone, or null
 * @param email mail address, or null
 * @param name name, together with the address; or null
 * @param address home, together with the name; or null
 * @param caseId id or number of a case, or null
 * @param reason why, for the audit
 */
record Whom(
    @Nullable String phone,
    @Nullable String email,
    @Nullable String name,
    @Nullable String address,
    @Nullable String caseId,
    String reason) {

  /**
   * Reads a request.
   *
   * @throws cn.huimin.hotline.intake.problem.Refusal {@code invalid-input} unless it says one of
   *     the four
   */
  static Whom read(ObjectNode body) {
    var fields = FieldReader.of(body);
    var phone = fields.text("phone", "电话", 40);
    var email = fields.text("email", "邮箱", 200);
    var name = fields.text("name", "姓名", 100);
    var address = fields.text("address", "住址", 500);
    var caseId = fields.text("caseId", "工单", 64);
    var reason = fields.requiredText("reason", "理由", 500);
    boolean home = name != null || address != null;
    long ways = Stream.of(phone, email, caseId).filter(Objects::nonNull).count() + (home ? 1 : 0);
    if (ways != 1) {
      fields.wrong("phone", "电话、邮箱、姓名加住址、工单，请只填一种");
    }
    if (phone != null && !People.isPhone(phone)) {
      fields.wrong("phone", "电话要有 7 到 15 位数字");
    }
    if (email != null && Marks.email(email).isEmpty()) {
      fields.wrong("email", "邮箱要写成 名字@域名");
    }
    if (home && Marks.home(name, address).isEmpty()) {
      fields.wrong(name == null ? "name" : "address", "姓名和住址要一起填");
    }
    fields.end();
    return new Whom(phone, email, name, address, caseId, reason);
  }

  /** Whether it is a person that is asked for, not a case. */
  boolean isPerson() {
    return caseId == null;
  }

  /** Whether the person is to be found by marks. */
  boolean byMark() {
    return email != null || name != null;
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "Whom[…]";
  }
}
