package cn.huimin.hotline.scoring.scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads how items make a result. */
final class ResultReader {

  private static final Fraction HUNDRED = Fraction.of(100);
  private static final Fraction MOST_WEIGHT = Fraction.of(200);

  private static final Set<String> KNOWN =
      Set.of(
          "sections",
          "beside",
          "weight",
          "mostWeight",
          "demands",
          "demandCap",
          "floor",
          "zeroIf",
          "ranked");

  private final Set<String> items;
  private final Problems problems;
  private final Set<String> used = new HashSet<>();

  ResultReader(Set<String> items, Problems problems) {
    this.items = items;
    this.problems = problems;
  }

  /** The rule; where nothing is said, all items are added up. */
  ResultRule read(JsonNode node) {
    problems.knowsOnly(node, "result", KNOWN);
    var sections = new ArrayList<ResultRule.Section>();
    for (var section : node.path("sections")) {
      var where = "result/sections[" + sections.size() + "]";
      var id = section.path("section").asString("").strip();
      if (id.isEmpty()) {
        problems.add(where + "/section", "没有填，请补上");
      }
      sections.add(
          new ResultRule.Section(
              id,
              section.path("name").asString(id).strip(),
              items(section.path("items"), where + "/items"),
              floor(section, where)));
    }
    var beside =
        node.has("beside") || !sections.isEmpty()
            ? items(node.path("beside"), "result/beside")
            : List.copyOf(items);
    return new ResultRule(
        sections,
        beside,
        orElse(node, "weight", HUNDRED),
        orElse(node, "mostWeight", MOST_WEIGHT),
        item(node, "demands"),
        orElse(node, "demandCap", Fraction.ZERO),
        orElse(node, "floor", Fraction.ZERO),
        item(node, "zeroIf"),
        ranked(node.path("ranked")));
  }

  private ResultRule.@Nullable Ranked ranked(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    var item = node.path("item").asString("");
    if (!items.contains(item)) {
      problems.add("result/ranked/item", "没有“" + item + "”这一项，请先在 items 里写它");
      return null;
    }
    var from = problems.fraction(node, "result/ranked", "from");
    return from == null ? null : new ResultRule.Ranked(item, from);
  }

  private @Nullable Fraction floor(JsonNode section, String where) {
    return section.hasNonNull("floor") ? problems.fraction(section, where, "floor") : null;
  }

  private Fraction orElse(JsonNode node, String field, Fraction otherwise) {
    var read = node.hasNonNull(field) ? problems.fraction(node, "result", field) : null;
    return read == null ? otherwise : read;
  }

  private List<String> items(JsonNode nodes, String where) {
    var found = new ArrayList<String>();
    for (var node : nodes) {
      if (known(node.asString(""), where)) {
        found.add(node.asString(""));
      }
    }
    return found;
  }

  private @Nullable String item(JsonNode node, String field) {
    if (!node.hasNonNull(field)) {
      return null;
    }
    var id = node.path(field).asString("");
    return known(id, "result/" + field) ? id : null;
  }

  private boolean known(String id, String where) {
    if (!items.contains(id)) {
      problems.add(where, "没有“" + id + "”这一项，请先在 items 里写它");
      return false;
    }
    if (!used.add(id)) {
      problems.add(where, "“" + id + "”这一项算了两次，请只写一处");
      return false;
    }
    return true;
  }
}
