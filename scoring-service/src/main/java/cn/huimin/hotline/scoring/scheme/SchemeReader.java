package cn.huimin.hotline.scoring.scheme;

import cn.huimin.hotline.scoring.fact.Answer.Resolution;
import cn.huimin.hotline.scoring.fact.Answer.Satisfaction;
import cn.huimin.hotline.scoring.fact.Ending;
import cn.huimin.hotline.scoring.fact.Place;
import cn.huimin.hotline.scoring.fact.SourceLevel;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
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

  private static final int MOST_DAYS = 365;
  private static final Set<String> KNOWN =
      Set.of(
          "scheme",
          "version",
          "title",
          "zone",
          "effectiveFrom",
          "effectiveUntil",
          "oneTime",
          "window",
          "assessed",
          "callbacks",
          "cases",
          "items",
          "result",
          "readings");
  private static final Set<String> KNOWN_OF_ITEM =
      Set.of("item", "name", "cases", "terms", "floor", "cap", "readings");

  private final Problems problems = new Problems();

  private SchemeReader() {}

  /**
   * The scheme that a document holds.
   *
   * @throws SchemeRefusedException naming item, field and mend
   */
  public static Scheme read(String json) {
    var reader = new SchemeReader();
    var scheme = reader.scheme(reader.tree(json));
    var problems = reader.problems.found();
    if (scheme == null || !problems.isEmpty()) {
      throw new SchemeRefusedException(problems);
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
    problems.knowsOnly(root, "", KNOWN);
    var id = problems.text(root, "", "scheme");
    if (id != null && !id.matches("[A-Za-z0-9.-]+")) {
      problems.add("scheme", "“" + id + "”不能作名称，请只用字母、数字、点和连字符，如 A-2020");
    }
    var version = problems.text(root, "", "version");
    var title = problems.text(root, "", "title");
    var zone = zone(root.path("zone"));
    var from = problems.date(root, "effectiveFrom");
    var until = root.hasNonNull("effectiveUntil") ? problems.date(root, "effectiveUntil") : null;
    if (from != null && until != null && until.isBefore(from)) {
      problems.add("effectiveUntil", "早于 effectiveFrom，请改日期");
    }
    int repeatDays = root.path("oneTime").path("repeatDays").asInt(-1);
    if (repeatDays < 0 || repeatDays > MOST_DAYS) {
      problems.add("oneTime/repeatDays", "请写 0 到 365 的整数，细则是 30");
    }
    var window = window(root.path("window"));
    var pooling = pooling(root.path("assessed"));
    var callbacks = callbacks(root.path("callbacks"));
    var items = items(root, selections(root.path("cases")));
    var result =
        new ResultReader(items.stream().map(Item::id).collect(Collectors.toSet()), problems)
            .read(root.path("result"));
    var readings = readings(root, "");
    return id == null || version == null || title == null || zone == null || from == null
        ? null
        : new Scheme(
            id,
            version,
            title,
            zone,
            from,
            until,
            repeatDays,
            window,
            pooling,
            callbacks,
            items,
            result,
            readings);
  }

  /** By the year of receipt, where nothing is said. */
  private Window window(JsonNode node) {
    problems.knowsOnly(node, "window", Set.of("by", "length"));
    var by = problems.word(node.path("by").asString("RECEIVED"), "window/by", Window.By.class);
    var length =
        problems.word(node.path("length").asString("YEAR"), "window/length", Window.Length.class);
    return new Window(
        by == null ? Window.By.RECEIVED : by, length == null ? Window.Length.YEAR : length);
  }

  private Pooling pooling(JsonNode node) {
    if (node.isMissingNode()) {
      return Pooling.DEFAULT;
    }
    problems.knowsOnly(node, "assessed", Set.of("kinds", "pooled"));
    if (!node.path("pooled").isBoolean()) {
      problems.add("assessed/pooled", "请写 true（所属学校并入）或 false（各算各的）");
    }
    return new Pooling(
        problems.someWords(node, "assessed", "kinds", Place.Kind.class),
        node.path("pooled").asBoolean(true));
  }

  private Callbacks callbacks(JsonNode node) {
    if (node.isMissingNode()) {
      return Callbacks.DEFAULT;
    }
    problems.knowsOnly(node, "callbacks", Set.of("satisfied", "leftOut", "resolved"));
    var satisfied = problems.someWords(node, "callbacks", "satisfied", Satisfaction.class);
    var leftOut = problems.words(node, "callbacks", "leftOut", Satisfaction.class);
    leftOut.stream()
        .filter(satisfied::contains)
        .forEach(both -> problems.add("callbacks/leftOut", both + " 也写在 satisfied 里，请只写一处"));
    return new Callbacks(
        satisfied, leftOut, problems.someWords(node, "callbacks", "resolved", Resolution.class));
  }

  private Map<String, Selection> selections(JsonNode cases) {
    var selections = new HashMap<String, Selection>();
    for (var named : cases.properties()) {
      var where = "cases/" + named.getKey();
      problems.knowsOnly(named.getValue(), where, Set.of("levels", "withoutEndings"));
      var levels = problems.words(named.getValue(), where, "levels", SourceLevel.class);
      if (levels.isEmpty()) {
        problems.add(where + "/levels", "至少写一个来源层级：" + Problems.choices(SourceLevel.class));
      }
      selections.put(
          named.getKey(),
          new Selection(
              levels, problems.words(named.getValue(), where, "withoutEndings", Ending.class)));
    }
    return selections;
  }

  private List<Item> items(JsonNode root, Map<String, Selection> selections) {
    var items = new ArrayList<Item>();
    var ids = new HashSet<String>();
    var terms = new TermReader(problems);
    for (var node : root.path("items")) {
      var id = problems.text(node, "items[" + items.size() + "]", "item");
      var where = id == null ? "items[" + items.size() + "]" : id;
      problems.knowsOnly(node, where, KNOWN_OF_ITEM);
      if (id != null && !ids.add(id)) {
        problems.add(where, "这一项写了两次，请并成一项");
      }
      var name = problems.text(node, where, "name");
      var asked = node.path("cases").asString("");
      var cases = selections.get(asked);
      if (cases == null) {
        problems.add(
            where + "/cases", "没有“" + asked + "”这组工单，请用：" + String.join("、", selections.keySet()));
      }
      var floor = problems.optionalFraction(node, where, "floor");
      var cap = problems.optionalFraction(node, where, "cap");
      if (floor != null && cap != null && floor.compareTo(cap) > 0) {
        problems.add(where + "/floor", "下限高于上限，请改其中一个");
      }
      items.add(
          new Item(
              where,
              name == null ? where : name,
              cases == null ? new Selection(Set.of(), Set.of()) : cases,
              terms.terms(node.path("terms"), where),
              floor,
              cap,
              readings(node, where)));
    }
    if (items.isEmpty()) {
      problems.add("items", "至少写一项");
    }
    return items;
  }

  private List<Reading> readings(JsonNode node, String where) {
    var readings = new ArrayList<Reading>();
    for (var one : node.path("readings")) {
      var at = (where.isEmpty() ? "" : where + "/") + "readings[" + readings.size() + "]";
      problems.knowsOnly(one, at, Set.of("clause", "taken", "why", "other"));
      var clause = problems.text(one, at, "clause");
      var taken = problems.text(one, at, "taken");
      var why = problems.text(one, at, "why");
      var other = problems.text(one, at, "other");
      readings.add(
          new Reading(
              clause == null ? "" : clause,
              taken == null ? "" : taken,
              why == null ? "" : why,
              other == null ? "" : other));
    }
    return readings;
  }

  private @Nullable ZoneId zone(JsonNode node) {
    var text = node.asString("Asia/Shanghai");
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      problems.add("zone", "没有“" + text + "”这个时区，请用 Asia/Shanghai");
      return null;
    }
  }
}
