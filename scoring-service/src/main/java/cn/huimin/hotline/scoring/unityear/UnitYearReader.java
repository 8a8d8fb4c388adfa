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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads unit-years in the format of DOMAIN §7.4 and tells everything that is wrong, at once. */
public final class UnitYearReader {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

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

  private static final Set<String> OF_UNIT = Set.of("id", "weight", "demandCap", "manual", "cases");

  private static final Set<String> OF_CASE =
      Set.of(
          "ids",
          "src",
          "type",
          "verdict",
          "dispatches",
          "inTime",
          "redo",
          "ordinal",
          "repeatedWithin30",
          "templateRejects",
          "falsified",
          "contactDue",
          "contactInTime",
          "saidContacted",
          "resolution",
          "satisfaction");

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
      years.add(year(new YearFields(root, "", problems)));
    } else if (root.isArray() && !root.isEmpty()) {
      for (int i = 0; i < root.size(); i++) {
        years.add(year(new YearFields(root.get(i), "[" + i + "].", problems)));
      }
    } else {
      problems.add("文档要是单位年度的数组：[{\"id\": …, \"manual\": {…}, \"cases\": […]}]");
    }
    return years;
  }

  private UnitYear year(YearFields fields) {
    fields.spellsOut(OF_UNIT);
    var manual = fields.object("manual");
    var evidence = new EnumMap<Measure, Fraction>(Measure.class);
    COUNTS.forEach((name, measure) -> evidence.put(measure, manual.amount(name)));
    FACTS.forEach(
        (name, measure) ->
            evidence.put(measure, manual.fact(name, false) ? Fraction.ONE : Fraction.ZERO));
    var matters = new EnumMap<Measure, List<List<String>>>(Measure.class);
    MATTERS.forEach((name, measure) -> matters.put(measure, manual.matters(name, levels(measure))));
    manual.knowsOnly(List.of(COUNTS.keySet(), FACTS.keySet(), MATTERS.keySet()));
    return new UnitYear(
        fields.text("id"),
        fields.optionalAmount("weight"),
        fields.optionalAmount("demandCap"),
        evidence,
        matters,
        fields.objects("cases").stream().map(this::yearCase).toList());
  }

  private YearCase yearCase(YearFields fields) {
    fields.spellsOut(OF_CASE);
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
}
