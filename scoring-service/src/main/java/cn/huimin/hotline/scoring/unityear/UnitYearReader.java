package cn.huimin.hotline.scoring.unityear;

import cn.huimin.hotline.scoring.fact.Answer.Resolution;
import cn.huimin.hotline.scoring.fact.Answer.Satisfaction;
import cn.huimin.hotline.scoring.fact.Demand;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import cn.huimin.hotline.scoring.scheme.Fraction;
import cn.huimin.hotline.scoring.scheme.Measure;
import cn.huimin.hotline.scoring.scheme.Scheme;
import cn.huimin.hotline.scoring.scheme.Term;
import cn.huimin.hotline.scoring.unityear.UnitYear.YearCase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads unit-years in the format of DOMAIN §7.4 and tells everything that is wrong, at once. */
public final class UnitYearReader {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Map<String, Measure> COUNTS =
      Map.of(
          "unpublishedFound", Measure.SYSTEM_MISSING,
          "interviews", Measure.INTERVIEW,
          "lateOrMissingReports", Measure.LATE_REPORT,
          "promotionWeekPoints", Measure.PROMOTION_WEEK,
          "validMessages", Measure.VALID_MESSAGE,
          "pupils", Measure.PUPIL,
          "mediaExposuresOrIncidents", Measure.EXPOSURE);

  private static final Map<String, Measure> FACTS =
      Map.of(
          "item1_2", Measure.HEAD_RESPONSIBLE,
          "item1_3", Measure.LEADING_GROUP,
          "item1_4", Measure.PLAN_LEDGER,
          "item1_5", Measure.PUBLICITY,
          "item1_6", Measure.MODEL_SCHOOL,
          "item1_7", Measure.HOME_SCHOOL_BRIDGE,
          "item1_8_onList", Measure.ZERO_COMPLAINT_LIST,
          "evidenceFalsified", Measure.EVIDENCE_FALSIFIED);

  private static final Map<String, Measure> MATTERS =
      Map.of("mediaMatters", Measure.MEDIA, "honourMatters", Measure.HONOUR);

  private static final Set<String> VERDICTS =
      Set.of("CONFIRMED", "PARTLY", "UNFOUNDED", "UNVERIFIABLE", "NOT_APPLICABLE");

  private static final long MAX_DENOMINATOR = 1_000_000;

  private final Scheme scheme;
  private final List<String> problems = new ArrayList<>();

  private UnitYearReader(Scheme scheme) {
    this.scheme = scheme;
  }

  /**
   * The unit-years of a document.
   *
   * @param scheme they are to be held against, which knows the levels of matters
   * @throws BadUnitYearException naming each field and the mend
   */
  public static List<UnitYear> read(String json, Scheme scheme) {
    var reader = new UnitYearReader(scheme);
    var years = reader.years(json);
    if (!reader.problems.isEmpty()) {
      throw new BadUnitYearException(reader.problems);
    }
    return years;
  }

  private List<UnitYear> years(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new BadUnitYearException(List.of("不是 JSON 文档：" + e.getOriginalMessage()));
    }
    var years = new ArrayList<UnitYear>();
    if (root.isObject()) {
      years.add(year(new Fields(root, "")));
    } else if (root.isArray() && !root.isEmpty()) {
      for (int i = 0; i < root.size(); i++) {
        years.add(year(new Fields(root.get(i), "[" + i + "].")));
      }
    } else {
      problems.add("文档要是单位年度的数组：[{\"id\": …, \"manual\": {…}, \"cases\": […]}]");
    }
    return years;
  }

  private UnitYear year(Fields fields) {
    var manual = fields.object("manual");
    var evidence = new EnumMap<Measure, Fraction>(Measure.class);
    COUNTS.forEach((name, measure) -> evidence.put(measure, manual.amount(name)));
    FACTS.forEach(
        (name, measure) ->
            evidence.put(measure, manual.fact(name, false) ? Fraction.ONE : Fraction.ZERO));
    var matters = new EnumMap<Measure, List<List<String>>>(Measure.class);
    MATTERS.forEach((name, measure) -> matters.put(measure, manual.matters(name, measure)));
    manual.knowsOnly(List.of(COUNTS.keySet(), FACTS.keySet(), MATTERS.keySet()));
    return new UnitYear(
        fields.text("id"),
        fields.optionalAmount("weight"),
        fields.optionalAmount("demandCap"),
        evidence,
        matters,
        fields.objects("cases").stream().map(this::yearCase).toList());
  }

  private YearCase yearCase(Fields fields) {
    var verdict = fields.has("verdict") ? fields.text("verdict") : "NOT_APPLICABLE";
    if (!VERDICTS.contains(verdict)) {
      fields.wrong("verdict", "没有“" + verdict + "”，请用：" + sorted(VERDICTS));
    }
    var type = fields.word("type", Demand.Type.class, Demand.Type.COMPLAINT);
    return new YearCase(
        fields.texts("ids"),
        fields.word("src", SourceLevel.class, SourceLevel.COUNTY),
        new Demand(type, verdict.equals("CONFIRMED") || verdict.equals("PARTLY")),
        fields.count("dispatches", 1),
        fields.fact("inTime", true),
        fields.count("redo", 0),
        fields.count("ordinal", 1),
        fields.fact("repeatedWithin30", false),
        fields.count("templateRejects", 0),
        fields.fact("falsified", false),
        fields.fact("contactDue", true),
        fields.fact("contactInTime", true),
        fields.has("saidContacted") ? fields.fact("saidContacted", true) : null,
        fields.has("resolution")
            ? fields.word("resolution", Resolution.class, Resolution.UNRESOLVED)
            : null,
        fields.has("satisfaction")
            ? fields.word("satisfaction", Satisfaction.class, Satisfaction.NO_COMMENT)
            : null);
  }

  private Set<String> levels(Measure measure) {
    return scheme.items().stream()
        .flatMap(item -> item.terms().stream())
        .filter(Term.Matters.class::isInstance)
        .map(Term.Matters.class::cast)
        .filter(term -> term.of() == measure)
        .flatMap(term -> term.levels().keySet().stream())
        .collect(Collectors.toSet());
  }

  private static String sorted(Set<String> words) {
    return String.join("、", new TreeSet<>(words));
  }

  /** The fields of one object, and where it is. */
  private final class Fields {

    private final JsonNode node;
    private final String where;

    Fields(JsonNode node, String where) {
      this.node = node;
      this.where = where;
    }

    void wrong(String field, String message) {
      problems.add(where + field + "：" + message);
    }

    String text(String field) {
      var text = node.path(field).asString("").strip();
      if (text.isEmpty()) {
        wrong(field, "没有填，请补上");
      }
      return text;
    }

    List<String> texts(String field) {
      var texts = new ArrayList<String>();
      node.path(field).forEach(one -> texts.add(one.asString("")));
      if (texts.isEmpty()) {
        wrong(field, "至少写一个工单编号，如 [\"GD-1\"]");
      }
      return texts;
    }

    Fields object(String field) {
      if (!node.path(field).isObject()) {
        wrong(field, "没有填，请写成 {…}");
      }
      return new Fields(node.path(field), where + field + ".");
    }

    List<Fields> objects(String field) {
      var objects = new ArrayList<Fields>();
      var nodes = node.path(field);
      if (!nodes.isArray()) {
        wrong(field, "没有填；没有工单就写 []");
      }
      for (int i = 0; i < nodes.size(); i++) {
        objects.add(new Fields(nodes.get(i), where + field + "[" + i + "]."));
      }
      return objects;
    }

    /** Whether the field says anything; null says as little as no field. */
    boolean has(String field) {
      return node.hasNonNull(field);
    }

    int count(String field, int otherwise) {
      if (!has(field)) {
        return otherwise;
      }
      var value = node.path(field);
      try {
        if (value.isNumber()) {
          int count = value.decimalValue().intValueExact();
          if (count >= 0) {
            return count;
          }
        }
      } catch (ArithmeticException e) {
        // Said below, as for a number below 0.
      }
      wrong(field, "请写 0 以上的整数");
      return otherwise;
    }

    boolean fact(String field, boolean otherwise) {
      var value = node.path(field);
      if (value.isBoolean()) {
        return value.asBoolean();
      }
      if (has(field)) {
        wrong(field, "请写 true 或 false");
      }
      return otherwise;
    }

    Fraction amount(String field) {
      var amount = optionalAmount(field);
      return amount == null ? Fraction.ZERO : amount;
    }

    @Nullable Fraction optionalAmount(String field) {
      var value = node.path(field);
      if (!has(field)) {
        return null;
      }
      try {
        var amount =
            value.isString() ? Fraction.parse(value.asString()) : exact(value.decimalValue());
        if (amount.compareTo(Fraction.ZERO) >= 0 && amount.denominator() <= MAX_DENOMINATOR) {
          return amount;
        }
      } catch (ArithmeticException | IllegalArgumentException | JacksonException e) {
        // Said below, as for a number below 0.
      }
      wrong(field, "请写 0 以上的数，如 3、2.5 或 \"5/2\"");
      return null;
    }

    <E extends Enum<E>> E word(String field, Class<E> type, E otherwise) {
      var text = node.path(field).asString("");
      for (var word : type.getEnumConstants()) {
        if (word.name().equals(text)) {
          return word;
        }
      }
      wrong(
          field,
          "没有“%s”，请用：%s"
              .formatted(
                  text,
                  Arrays.stream(type.getEnumConstants())
                      .map(Enum::name)
                      .collect(Collectors.joining("、"))));
      return otherwise;
    }

    List<List<String>> matters(String field, Measure measure) {
      var known = levels(measure);
      var matters = new ArrayList<List<String>>();
      for (var matter : node.path(field)) {
        var reached = new ArrayList<String>();
        for (var level : matter) {
          var text = level.asString("");
          if (known.contains(text)) {
            reached.add(text);
          } else {
            wrong(field + "[" + matters.size() + "]", "没有“" + text + "”这个级别，请用：" + sorted(known));
          }
        }
        matters.add(reached);
      }
      return matters;
    }

    void knowsOnly(List<Set<String>> known) {
      for (var field : node.propertyNames()) {
        if (!isNote(field) && known.stream().noneMatch(names -> names.contains(field))) {
          wrong(field, "没有这一栏，请核对栏名");
        }
      }
    }
  }

  /** What people write beside the figures for themselves. */
  private static boolean isNote(String field) {
    return field.equals("note") || field.equals("comment") || field.startsWith("_");
  }

  private static Fraction exact(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    return plain.scale() <= 0
        ? Fraction.of(plain.longValueExact())
        : new Fraction(
            plain.unscaledValue().longValueExact(),
            BigDecimal.TEN.pow(plain.scale()).longValueExact());
  }
}
