package cn.huimin.hotline.bench.figure;

import cn.huimin.hotline.bench.figure.Figure.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a run, in the order in which they were measured. Not for several threads. */
public final class Report {

  private static final int NAME = 52;
  private static final double ROUND = 1_000;

  private final Map<String, Object> about;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * An empty report.
   *
   * @param about what the figures depend on: machine, options
   */
  public Report(Map<String, Object> about) {
    this.about = new LinkedHashMap<>(about);
  }

  /** Notes a figure of which nothing is wanted. */
  public void put(String section, String name, double value) {
    add(new Figure(section, name, value, null));
  }

  /** Notes a figure of which something is wanted. */
  public void put(String section, String name, double value, Wanted wanted) {
    add(new Figure(section, name, value, wanted));
  }

  /** Notes that something is not only slow but wrong: the run has failed. */
  public void fault(String what) {
    faults.add(what);
  }

  /** What was wrong; empty if nothing was. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  private void add(Figure figure) {
    figures.add(figure);
  }

  /** How many figures were noted so far. */
  public int size() {
    return figures.size();
  }

  /** The lines of the table. */
  public List<String> lines() {
    return lines(0);
  }

  /** The lines of the table from a figure on. */
  public List<String> lines(int from) {
    var lines = new ArrayList<String>();
    String section = "";
    for (Figure figure : figures.subList(from, figures.size())) {
      if (!figure.section().equals(section)) {
        section = figure.section();
        lines.add("");
        lines.add(section);
      }
      lines.add(
          "  %s %12s%s"
              .formatted(padded(figure.name()), number(figure.value()), wanted(figure))
              .stripTrailing());
    }
    faults.forEach(fault -> lines.add("wrong: " + fault));
    return lines;
  }

  /** The same for programs. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>(about);
    json.put("figures", figures.stream().map(Report::json).toList());
    json.put("faults", faults);
    return json;
  }

  private static Map<String, Object> json(Figure figure) {
    var json = new LinkedHashMap<String, Object>();
    json.put("section", figure.section());
    json.put("name", figure.name());
    json.put("value", Math.round(figure.value() * ROUND) / ROUND);
    Wanted wanted = figure.wanted();
    if (wanted != null) {
      json.put(wanted.most() ? "wantedAtMost" : "wantedAtLeast", wanted.bound());
      json.put("met", figure.met());
    }
    return json;
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(0, NAME - width(name)));
  }

  /** Chinese characters take two columns of a terminal. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2E80 && c < 0xFFE0 ? 2 : 1).sum();
  }

  private static String wanted(Figure figure) {
    @Nullable Wanted wanted = figure.wanted();
    if (wanted == null) {
      return "";
    }
    return "   %s %s%s"
        .formatted(
            wanted.most() ? "≤" : "≥", number(wanted.bound()), figure.met() ? "" : "  not met");
  }

  private static String number(double value) {
    if (Math.abs(value) >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    return String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.1f", value);
  }
}
