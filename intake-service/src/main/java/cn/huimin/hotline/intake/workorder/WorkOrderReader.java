package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.SourceLevel;
import cn.huimin.hotline.schemas.word.Urgency;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Reads a work order and says what is wrong with which field. */
public final class WorkOrderReader {

  /** A cell of phones of another system: words may stand beside the numbers. */
  private static final int LONGEST_PHONE_CELL = 200;

  /** Printable and without blanks inside: it stands in lists, file names and links. */
  private static final Pattern NUMBER = Pattern.compile("[^\\s\\p{Cntrl}]{1,100}");

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,100}@[^\\s@]{1,100}");
  private static final int LONGEST_CONTENT = 20_000;

  private WorkOrderReader() {}

  /**
   * Reads a work order.
   *
   * @throws Refusal {@code invalid-input} with every field that is wrong
   */
  public static WorkOrder read(ObjectNode body) {
    return read(body, false);
  }

  /**
   * Reads a work order whose words are another system's: what stands in its column of phones is
   * kept as it is written, though nobody can be called by it, and refuses nothing.
   *
   * @throws Refusal {@code invalid-input} with every field that is wrong
   */
  public static WorkOrder readMapped(ObjectNode body) {
    return read(body, true);
  }

  private static WorkOrder read(ObjectNode body, boolean mapped) {
    var fields = FieldReader.of(body);
    var channel = fields.requiredChoice("channel", "渠道", Channel.class);
    var sourceLine = fields.text("sourceLine", "线路", 100);
    var number = fields.requiredText("externalNumber", "工单编号", 100);
    if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
      fields.wrong("externalNumber", "工单编号不能含空格或控制字符，最多 100 个字符");
    }
    var revision = fields.text("revision", "版次", 100);
    var receivedAt = fields.requiredInstant("receivedAt", "来件时间");
    var sourceLevel = fields.requiredChoice("sourceLevel", "来源层级", SourceLevel.class);
    var demandType = fields.choice("demandType", "诉求类型", DemandType.class);
    var title = fields.text("title", "标题", 300);
    var content = fields.requiredText("content", "诉求内容", LONGEST_CONTENT);
    var address = fields.text("address", "事发地址", 500);
    var unitHint = fields.text("unitHint", "承办单位", 200);
    var urgency = fields.choice("urgency", "紧急程度", Urgency.class);
    var confidential = fields.flag("confidential", "是否保密", false);
    var complainant = complainant(fields.object("complainant", "诉求人"), mapped);
    var attachments = fields.texts("attachments", "附件", 20, 100);
    var previousNumber = fields.text("previousNumber", "原工单编号", 100);
    var deadline = fields.instant("deadlineFromSource", "来源要求的办结时间");
    fields.end();
    return new WorkOrder(
        Objects.requireNonNullElse(channel, Channel.UNKNOWN),
        sourceLine,
        number,
        revision,
        Objects.requireNonNullElse(receivedAt, Instant.EPOCH),
        Objects.requireNonNullElse(sourceLevel, SourceLevel.UNKNOWN),
        demandType,
        title,
        content,
        address,
        unitHint,
        Objects.requireNonNullElse(urgency, Urgency.NORMAL),
        confidential,
        complainant,
        attachments,
        previousNumber,
        deadline);
  }

  private static Complainant complainant(FieldReader fields, boolean mapped) {
    var name = fields.text("name", "姓名", 100);
    var phone = fields.text("phone", "电话", mapped ? LONGEST_PHONE_CELL : 40);
    var email = fields.text("email", "邮箱", 200);
    var address = fields.text("address", "住址", 500);
    if (!mapped && phone != null && PhoneNumber.normalised(phone).isEmpty()) {
      fields.wrong("phone", "电话要有 7 到 15 位数字，例如手机号，或区号加座机号；没有电话的请留空");
    }
    if (email != null && !EMAIL.matcher(email).matches()) {
      fields.wrong("email", "邮箱要写成 名字@域名；没有邮箱的请留空");
    }
    return new Complainant(name, phone, email, address);
  }
}
