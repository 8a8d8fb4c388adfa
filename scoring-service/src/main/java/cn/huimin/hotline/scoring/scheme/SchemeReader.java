package cn.huimin.hotline.scoring.scheme;

import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a scheme from its JSON document and refuses what it cannot mean, all at once. */
public final class SchemeReader {

  private static final long MAX_DENOMINATOR = 1000;

  private static final String TERMS = "FIXED、COUNT、RATE、IF、MATTERS";

  private final List<SchemeProblem> problems = new ArrayList<>();

  private SchemeReader() {}

  /**
   * The scheme that a document holds.
   *
   * @throws SchemeRefusedException naming item, field and mend
   */
  public static Scheme read(String json) {
    var reader = new SchemeReader();
    var scheme = reader.scheme(reader.tree(json));
    if (scheme == null || !reader.problems.isEmpty()) {
      throw new SchemeRefusedException(reader.problems);
    }
    return scheme;
  }

  private JsonNode tree(String json) {
    try {
      return JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw new SchemeRefusedException(
          List.of(new SchemeProblem("/", "不是 JSON 文档：" + e.getOriginalMessage())));
    }
  }

  private @Nullable Scheme scheme(JsonNode root) {
    var id = text(root, "", "scheme");
    var version = text(root, "", "version");
    var title = text(root, "", "title");
    var zone = zone(root.path("zone"));
    var from = date(root, "effectiveFrom");
    var until = root.hasNonNull("effectiveUntil") ? date(root, "effectiveUntil") : null;
    if (from != null && until != null && until.isBefore(from)) {
      problem("effectiveUntil", "早于 effectiveFrom，请改日期");
    }
    int repeatDays = root.path("oneTime").path("repeatDays").asInt(-1);
    if (repeatDays < 0 || repeatDays > 365) {
      problem("oneTime/repeatDays", "请写 0 到 365 的整数，细则是 30");
    }
    var items = items(root, selections(root.path("cases")));
    return id == null || version == null || title == null || zone == null || from == null
        ? null
        : new Scheme(id, version, title, zone, from, until, repeatDays, items, result(root, items));
  }

  private ResultRule result(JsonNode root, List<Item> items) {
    return new ResultReader(
            items.stream().map(Item::id).collect(Collectors.toSet()), this::fraction, this::problem)
        .read(root.path("result"));
  }

  private Map<String, Selection> selections(JsonNode cases) {
    var selections = new HashMap<String, Selection>();
    for (var named : cases.properties()) {
      var where = "cases/" + named.getKey();
      var levels = words(named.getValue(), where, "levels", SourceLevel.class);
      if (levels.isEmpty()) {
        problem(where + "/levels", "至少写一个来源层级：" + choices(SourceLevel.class));
      }
      selections.put(
          named.getKey(),
          new Selection(levels, words(named.getValue(), where, "withoutEndings", Ending.class)));
    }
    return selections;
  }

  private List<Item> items(JsonNode root, Map<String, Selection> selections) {
    var items = new ArrayList<Item>();
    var ids = new HashSet<String>();
    for (var node : root.path("items")) {
      var id = text(node, "items[" + items.size() + "]", "item");
      var where = id == null ? "items[" + items.size() + "]" : id;
      if (id != null && !ids.add(id)) {
        problem(where, "这一项写了两次，请并成一项");
      }
      var name = text(node, where, "name");
      var asked = node.path("cases").asString("");
      var cases = selections.get(asked);
      if (cases == null) {
        problem(
            where + "/cases", "没有“" + asked + "”这组工单，请用：" + String.join("、", selections.keySet()));
      }
      var terms = terms(node.path("terms"), where);
      items.add(
          new Item(
              where,
              name == null ? where : name,
              cases == null ? new Selection(Set.of(), Set.of()) : cases,
              terms,
              optionalFraction(node, where, "floor"),
              optionalFraction(node, where, "cap")));
    }
    if (items.isEmpty()) {
      problem("items", "至少写一项");
    }
    return items;
  }

  private List<Term> terms(JsonNode nodes, String item) {
    var terms = new ArrayList<Term>();
    var counted = EnumSet.noneOf(Measure.class);
    int rates = 0;
    for (int i = 0; i < nodes.size(); i++) {
      var where = item + "/terms[" + i + "]";
      var term = term(nodes.get(i), where);
      if ((term instanceof Term.Rate || term instanceof Term.If) && ++rates > 1) {
        problem(where, "一项只能有一个 RATE 或 IF，请拆成两项");
      }
      if (term instanceof Term.Count count && !counted.add(count.of())) {
        problem(where + "/of", "同一项里 " + count.of() + " 算了两次，请把分值并在一起");
      }
      if (term != null) {
        terms.add(term);
      }
    }
    if (nodes.isEmpty()) {
      problem(item + "/terms", "至少写一条：" + TERMS + "");
    }
    return terms;
  }

  private @Nullable Term term(JsonNode node, String where) {
    var kind = node.path("term").asString("");
    if (kind.equals("MATTERS")) {
      return matters(node, where);
    }
    var points = fraction(node, where, "points");
    return switch (kind) {
      case "FIXED" -> points == null ? null : new Term.Fixed(points);
      case "IF" -> {
        var of = measure(node, where, "of");
        var moreThan =
            node.hasNonNull("moreThan") ? fraction(node, where, "moreThan") : Fraction.ZERO;
        yield points == null || of == null || moreThan == null
            ? null
            : new Term.If(points, of, moreThan);
      }
      case "COUNT" -> {
        var of = measure(node, where, "of");
        yield points == null || of == null ? null : new Term.Count(points, of);
      }
      case "RATE" -> {
        var of = measure(node, where, "of");
        var among = measure(node, where, "among");
        var ifNone = fraction(node, where, "ifNone");
        yield points == null || of == null || among == null || ifNone == null
            ? null
            : new Term.Rate(points, of, among, ifNone);
      }
      default -> {
        problem(where + "/term", "没有“" + kind + "”这种算法，请用：" + TERMS);
        yield null;
      }
    };
  }

  private @Nullable Term matters(JsonNode node, String where) {
    var of = measure(node, where, "of");
    var levels = new HashMap<String, Fraction>();
    for (var level : node.path("levels").properties()) {
      var points = fraction(node.path("levels"), where + "/levels", level.getKey());
      if (points != null) {
        levels.put(level.getKey(), points);
      }
    }
    if (levels.isEmpty()) {
      problem(where + "/levels", "至少写一个级别和它的分值，如 {\"city\": \"1\"}");
    }
    return of == null ? null : new Term.Matters(of, levels);
  }

  private @Nullable Measure measure(JsonNode node, String where, String field) {
    return word(node.path(field).asString(""), where + "/" + field, Measure.class);
  }

  private <E extends Enum<E>> Set<E> words(
      JsonNode node, String where, String field, Class<E> type) {
    var found = EnumSet.noneOf(type);
    for (var each : node.path(field)) {
      var word = word(each.asString(""), where + "/" + field, type);
      if (word != null) {
        found.add(word);
      }
    }
    return found;
  }

  private <E extends Enum<E>> @Nullable E word(String text, String where, Class<E> type) {
    for (var choice : type.getEnumConstants()) {
      if (choice.name().equals(text)) {
        return choice;
      }
    }
    problem(where, "没有“" + text + "”，请用：" + choices(type));
    return null;
  }

  private static <E extends Enum<E>> String choices(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("、"));
  }

  private @Nullable Fraction optionalFraction(JsonNode node, String where, String field) {
    return node.hasNonNull(field) ? fraction(node, where, field) : null;
  }

  private @Nullable Fraction fraction(JsonNode node, String where, String field) {
    var text = node.path(field).asString("");
    try {
      var fraction = Fraction.parse(text);
      if (fraction.denominator() <= MAX_DENOMINATOR) {
        return fraction;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as for a denominator that is too big.
    }
    problem(
        where + "/" + field,
        "“" + text + "”不是分值，请写整数或分数，如 \"4\"、\"-1/2\"，分母不超过 " + MAX_DENOMINATOR);
    return null;
  }

  private @Nullable String text(JsonNode node, String where, String field) {
    var text = node.path(field).asString("").strip();
    if (text.isEmpty()) {
      problem(where.isEmpty() ? field : where + "/" + field, "没有填，请补上");
      return null;
    }
    return text;
  }

  private @Nullable ZoneId zone(JsonNode node) {
    var text = node.asString("Asia/Shanghai");
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      problem("zone", "没有“" + text + "”这个时区，请用 Asia/Shanghai");
      return null;
    }
  }

  private @Nullable LocalDate date(JsonNode root, String field) {
    var text = root.path(field).asString("");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      problem(field, "“" + text + "”不是日期，请写成 2020-01-01");
      return null;
    }
  }

  private void problem(String where, String message) {
    problems.add(new SchemeProblem(where, message));
  }
}
