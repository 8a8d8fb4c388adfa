package cn.huimin.hotline.scoring.scheme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads how items make a result. */
final class ResultReader {

  private static final Fraction HUNDRED = Fraction.of(100);

  /** Reads the fraction of a field, or says what is wrong with it and gives null. */
  interface Fractions {
    @Nullable Fraction read(JsonNode node, String where, String field);
  }

  private final Set<String> items;
  private final Fractions fractions;
  private final BiConsumer<String, String> problems;
  private final Set<String> used = new HashSet<>();

  ResultReader(Set<String> items, Fractions fractions, BiConsumer<String, String> problems) {
    this.items = items;
    this.fractions = fractions;
    this.problems = problems;
  }

  /** The rule; where nothing is said, all items are added up. */
  ResultRule read(JsonNode node) {
    var sections = new ArrayList<ResultRule.Section>();
    for (var section : node.path("sections")) {
      var where = "result/sections[" + sections.size() + "]";
      var id = section.path("section").asString("").strip();
      if (id.isEmpty()) {
        problems.accept(where + "/section", "没有填，请补上");
      }
      sections.add(
          new ResultRule.Section(
              id, items(section.path("items"), where + "/items"), floor(section, where)));
    }
    var beside =
        node.has("beside") || !sections.isEmpty()
            ? items(node.path("beside"), "result/beside")
            : List.copyOf(items);
    return new ResultRule(
        sections,
        beside,
        orElse(node, "weight", HUNDRED),
        item(node, "demands"),
        orElse(node, "demandCap", Fraction.ZERO),
        orElse(node, "floor", Fraction.ZERO),
        item(node, "zeroIf"));
  }

  private @Nullable Fraction floor(JsonNode section, String where) {
    return section.hasNonNull("floor") ? fractions.read(section, where, "floor") : null;
  }

  private Fraction orElse(JsonNode node, String field, Fraction otherwise) {
    var read = node.hasNonNull(field) ? fractions.read(node, "result", field) : null;
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
      problems.accept(where, "没有“" + id + "”这一项，请先在 items 里写它");
      return false;
    }
    if (!used.add(id)) {
      problems.accept(where, "“" + id + "”这一项算了两次，请只写一处");
      return false;
    }
    return true;
  }
}
