package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.word.Stage;
import cn.huimin.hotline.schemas.word.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads units as they are sent to change the directory. */
final class UnitBody {

  /** Units a directory may have. */
  static final int MOST = 5_000;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int LONGEST_NAME = 100;
  private static final int MOST_NAMES = 30;
  private static final long MOST_PUPILS = 100_000;

  private UnitBody() {}

  /**
   * One unit.
   *
   * @param unitId its id, as the address has it
   * @param body the unit as it is to be, and the edition it was read from
   * @param current the edition in force
   * @throws Refusal naming every field that is wrong
   */
  static Unit one(String unitId, ObjectNode body, Directory current) {
    var fields = FieldReader.of(body);
    requireEdition(fields, current);
    var unit = read(fields, unitId);
    fields.end();
    return unit;
  }

  /**
   * All units.
   *
   * @param body {@code items} as they are to be, and the edition they were read from
   * @param current the edition in force
   * @throws Refusal naming every field that is wrong
   */
  static List<Unit> all(ObjectNode body, Directory current) {
    var fields = FieldReader.of(body);
    requireEdition(fields, current);
    if (!fields.has("items")) {
      fields.wrong("items", "请填写全部单位");
    }
    var units = new ArrayList<Unit>();
    for (var item : fields.objects("items", "单位", MOST)) {
      units.add(read(item, null));
    }
    fields.end();
    return units;
  }

  private static void requireEdition(FieldReader fields, Directory current) {
    var edition = fields.number("edition", "版次");
    if (edition != null && edition != current.edition()) {
      throw new Refusal(
          ProblemCode.EDITION_CHANGED,
          "您看到的是第 %d 版，现在已是第 %d 版；请重新读取后再改".formatted(edition, current.edition()));
    }
  }

  private static Unit read(FieldReader fields, @Nullable String ofAddress) {
    var id =
        ofAddress == null ? fields.requiredText("id", "单位编号", 64) : fields.text("id", "单位编号", 64);
    if (ofAddress != null && id != null && !id.equals(ofAddress)) {
      fields.wrong("id", "与地址中的单位编号不一致");
    }
    var unitId = ofAddress == null ? Objects.requireNonNullElse(id, "") : ofAddress;
    if (!unitId.isEmpty() && !ID.matcher(unitId).matches()) {
      fields.wrong("id", "单位编号用字母、数字、点、横线、下划线，以字母或数字开头，最多 64 个字符");
    }
    var kind = fields.requiredChoice("kind", "单位类别", UnitKind.class);
    var pupils = fields.number("pupils", "学生数");
    if (pupils != null && pupils > MOST_PUPILS) {
      fields.wrong("pupils", "学生数最多 " + MOST_PUPILS);
    }
    return new Unit(
        unitId,
        fields.text("parentId", "上级单位", 64),
        Objects.requireNonNullElse(kind, UnitKind.UNKNOWN),
        fields.requiredText("name", "单位全称", LONGEST_NAME),
        fields.text("shortName", "简称", LONGEST_NAME),
        fields.texts("aliases", "别名", MOST_NAMES, LONGEST_NAME),
        fields.choice("stage", "学段", Stage.class),
        fields.text("town", "所在镇街", LONGEST_NAME),
        fields.flag("cityDirect", "是否市直", false),
        fields.flag("privateSchool", "是否民办", false),
        pupils == null || pupils > MOST_PUPILS ? null : pupils.intValue(),
        fields.flag("closed", "是否已撤并", false),
        fields.text("successorId", "承接单位", 64),
        fields.texts("categories", "负责的类别", MOST_NAMES, LONGEST_NAME));
  }
}
