package cn.huimin.hotline.scoring.scheme;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the terms of an item. */
final class TermReader {

  private static final String TERMS = "FIXED、COUNT、REPLACE、RATE、IF、BANDS、MATTERS";
  private static final Set<String> KNOWN =
      Set.of(
          "term",
          "points",
          "of",
          "among",
          "ifNone",
          "moreThan",
          "insteadOf",
          "levels",
          "per",
          "bands");

  private final Problems problems;

  TermReader(Problems problems) {
    this.problems = problems;
  }

  /** The terms, with everything that is wrong told. */
  List<Term> terms(JsonNode nodes, String item) {
    var terms = new ArrayList<Term>();
    var counted = EnumSet.noneOf(Measure.class);
    int shares = 0;
    for (int i = 0; i < nodes.size(); i++) {
      var where = item + "/terms[" + i + "]";
      problems.knowsOnly(nodes.get(i), where, KNOWN);
      var term = term(nodes.get(i), where);
      if (isShare(term) && ++shares > 1) {
        problems.add(where, "一项只能有一个 RATE、IF 或 BANDS，请拆成两项");
      }
      var counts = counts(term);
      if (counts != null && !counted.add(counts)) {
        problems.add(where + "/of", "同一项里 " + counts + " 算了两次，请把分值并在一起");
      }
      if (term != null) {
        terms.add(term);
      }
    }
    if (nodes.isEmpty()) {
      problems.add(item + "/terms", "至少写一条：" + TERMS);
    }
    replacements(terms, item);
    return terms;
  }

  private static boolean isShare(@Nullable Term term) {
    return term instanceof Term.Rate || term instanceof Term.If || term instanceof Term.Bands;
  }

  private static @Nullable Measure counts(@Nullable Term term) {
    return switch (term) {
      case Term.Count count -> count.of();
      case Term.Replace replace -> replace.of();
      case null, default -> null;
    };
  }

  /** What is replaced has to be counted in the same item, and once. */
  private void replacements(List<Term> terms, String item) {
    var replaced = EnumSet.noneOf(Measure.class);
    for (var term : terms) {
      if (term instanceof Term.Replace replace) {
        boolean counted =
            terms.stream()
                .anyMatch(
                    one -> one instanceof Term.Count count && count.of() == replace.insteadOf());
        if (!counted) {
          problems.add(
              item + "/terms", "REPLACE 要替代的 " + replace.insteadOf() + " 在这一项里没有 COUNT，请补上");
        }
        if (!replaced.add(replace.insteadOf())) {
          problems.add(item + "/terms", replace.insteadOf() + " 被替代了两次，请只留一条 REPLACE");
        }
        if (replace.of().source() != Measure.Source.CASE) {
          problems.add(item + "/terms", "REPLACE 只能用工单里能看出的事实，" + replace.of() + " 是录入的");
        }
      }
    }
  }

  private @Nullable Term term(JsonNode node, String where) {
    var kind = node.path("term").asString("");
    return switch (kind) {
      case "MATTERS" -> matters(node, where);
      case "BANDS" -> bands(node, where);
      case "FIXED" -> {
        var points = problems.fraction(node, where, "points");
        yield points == null ? null : new Term.Fixed(points);
      }
      case "IF" -> {
        var points = problems.fraction(node, where, "points");
        var of = measure(node, where, "of");
        var moreThan =
            node.hasNonNull("moreThan")
                ? problems.fraction(node, where, "moreThan")
                : Fraction.ZERO;
        yield points == null || of == null || moreThan == null
            ? null
            : new Term.If(points, of, moreThan);
      }
      case "COUNT" -> {
        var points = problems.fraction(node, where, "points");
        var of = measure(node, where, "of");
        yield points == null || of == null ? null : new Term.Count(points, of);
      }
      case "REPLACE" -> {
        var points = problems.fraction(node, where, "points");
        var of = measure(node, where, "of");
        var insteadOf = measure(node, where, "insteadOf");
        yield points == null || of == null || insteadOf == null
            ? null
            : new Term.Replace(points, of, insteadOf);
      }
      case "RATE" -> {
        var points = problems.fraction(node, where, "points");
        var of = measure(node, where, "of");
        var among = measure(node, where, "among");
        var ifNone = problems.fraction(node, where, "ifNone");
        yield points == null || of == null || among == null || ifNone == null
            ? null
            : new Term.Rate(points, of, among, ifNone);
      }
      default -> {
        problems.add(where + "/term", "没有“" + kind + "”这种算法，请用：" + TERMS);
        yield null;
      }
    };
  }

  private @Nullable Term matters(JsonNode node, String where) {
    var of = measure(node, where, "of");
    var levels = new HashMap<String, Fraction>();
    for (var level : node.path("levels").properties()) {
      var points = problems.fraction(node.path("levels"), where + "/levels", level.getKey());
      if (points != null) {
        levels.put(level.getKey(), points);
      }
    }
    if (levels.isEmpty()) {
      problems.add(where + "/levels", "至少写一个级别和它的分值，如 {\"city\": \"1\"}");
    }
    return of == null ? null : new Term.Matters(of, levels);
  }

  private @Nullable Term bands(JsonNode node, String where) {
    var of = measure(node, where, "of");
    var among = measure(node, where, "among");
    var per = problems.fraction(node, where, "per");
    var ifNone = problems.fraction(node, where, "ifNone");
    var bands = new ArrayList<Term.Band>();
    var nodes = node.path("bands");
    Fraction before = null;
    for (int i = 0; i < nodes.size(); i++) {
      var at = where + "/bands[" + i + "]";
      var points = problems.fraction(nodes.get(i), at, "points");
      var upTo = problems.optionalFraction(nodes.get(i), at, "upTo");
      boolean open = !nodes.get(i).hasNonNull("upTo");
      if (open != (i == nodes.size() - 1)) {
        problems.add(at + "/upTo", "除最后一档外，每档都要写上限；最后一档不写");
      }
      if (upTo != null && before != null && upTo.compareTo(before) <= 0) {
        problems.add(at + "/upTo", "各档的上限要从小到大");
      }
      before = upTo;
      if (points != null) {
        bands.add(new Term.Band(upTo, points));
      }
    }
    if (bands.isEmpty()) {
      problems.add(
          where + "/bands", "至少写一档，如 [{\"upTo\": \"2\", \"points\": \"10\"}, {\"points\": \"5\"}]");
    }
    return of == null || among == null || per == null || ifNone == null
        ? null
        : new Term.Bands(of, among, per, bands, ifNone);
  }

  private @Nullable Measure measure(JsonNode node, String where, String field) {
    return problems.word(node.path(field).asString(""), where + "/" + field, Measure.class);
  }
}
