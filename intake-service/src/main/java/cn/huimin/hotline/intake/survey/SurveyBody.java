package cn.huimin.hotline.intake.survey;

import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import cn.huimin.hotline.schemas.assessment.SurveyRow;
import cn.huimin.hotline.schemas.word.SurveyKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A survey, read and checked.
 *
 * @param kind whose survey it is
 * @param term half year, for example {@code 2026-1}
 * @param rows units surveyed, each once
 */
record SurveyBody(SurveyKind kind, String term, List<SurveyRow> rows) {

  private static final int MOST_ROWS = 3_000;
  private static final int MOST_PARENTS = 1_000_000;
  private static final int LONGEST_NAME = 100;
  private static final Pattern TERM = Pattern.compile("20\\d{2}-[12]");

  SurveyBody {
    rows = List.copyOf(rows);
  }

  /** Key of the survey on the log. */
  String key() {
    return "survey/" + kind.name() + "/" + term;
  }

  /**
   * Reads a body.
   *
   * @throws Refusal naming every field that is wrong
   */
  static SurveyBody read(ObjectNode body, Directory directory) {
    var fields = FieldReader.of(body);
    var kind = fields.requiredChoice("kind", "调查种类", SurveyKind.class);
    var term = fields.requiredText("term", "学期", LONGEST_NAME);
    if (!term.isEmpty() && !TERM.matcher(term).matches()) {
      fields.wrong("term", "学期写年份和上下半年，如 2026-1（上半年）、2026-2（下半年）");
    }
    var rows = new ArrayList<SurveyRow>();
    var seen = new HashSet<String>();
    var entries = fields.objects("rows", "调查结果", MOST_ROWS);
    if (entries.isEmpty() && !fields.has("rows")) {
      fields.wrong("rows", "请填写调查结果，每个单位一行");
    }
    for (var entry : entries) {
      row(entry, directory, seen).ifPresent(rows::add);
    }
    fields.end();
    return new SurveyBody(Objects.requireNonNull(kind), term, rows);
  }

  private static Optional<SurveyRow> row(
      FieldReader fields, Directory directory, HashSet<String> seen) {
    var said = fields.requiredText("unit", "单位", LONGEST_NAME);
    var unit = said.isEmpty() ? null : unit(said, directory);
    if (!said.isEmpty() && unit == null) {
      fields.wrong("unit", "目录里没有这个单位，或不止一个，请写全称或单位编号");
    }
    if (unit != null && !seen.add(unit.id())) {
      fields.wrong("unit", "这个单位写了两次，请去掉一行");
    }
    long parents = count(fields, "parents", "家长数");
    long asked = count(fields, "asked", "有效答卷数");
    long satisfied = count(fields, "satisfied", "满意数");
    if (parents == 0) {
      fields.wrong("parents", "家长数要大于 0");
    }
    if (parents > MOST_PARENTS) {
      fields.wrong("parents", "家长数最多写 1000000，请核对");
    }
    if (parents > 0 && asked > parents) {
      fields.wrong("asked", "有效答卷数不能多于家长数");
    }
    if (asked >= 0 && satisfied > asked) {
      fields.wrong("satisfied", "满意数不能多于有效答卷数");
    }
    boolean fits =
        parents > 0
            && parents <= MOST_PARENTS
            && satisfied >= 0
            && satisfied <= asked
            && asked <= parents;
    return unit != null && fits
        ? Optional.of(
            new SurveyRow(unit.id(), unit.name(), (int) parents, (int) asked, (int) satisfied))
        : Optional.empty();
  }

  /** A number of 0 or more; −1 beside an error. */
  private static long count(FieldReader fields, String field, String label) {
    if (!fields.has(field)) {
      fields.wrong(field, "请填写" + label);
      return -1;
    }
    var number = fields.number(field, label);
    return number == null ? -1 : number;
  }

  /** A unit by id, or by its full or short name where only one has it. */
  private static @Nullable Unit unit(String said, Directory directory) {
    var byId = directory.unit(said);
    if (byId.isPresent()) {
      return byId.get();
    }
    var named =
        directory.units().stream()
            .filter(unit -> !unit.closed())
            .filter(unit -> said.equals(unit.name()) || said.equals(unit.shortName()))
            .toList();
    return named.size() == 1 ? named.getFirst() : null;
  }
}
