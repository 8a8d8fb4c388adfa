package cn.huimin.hotline.endtoend.rights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rights matrix {@code docs/rights.csv}: endpoint × kind of case × role → allow or deny. */
public final class Rights {

  /** Somebody who is not signed in. */
  public static final String NOBODY = "NOBODY";

  /**
   * What the case (or unit) is to the person who asks. {@code open}: the endpoint needs no sign-in;
   * {@code -}: no unit is involved; {@code own}: of the own unit; {@code below}: of a unit below
   * the own; {@code other}: of another line; {@code hidden}: of the own unit, complainant hidden;
   * {@code urgent}: of another line, urgent; {@code leaders}: of another line, proposed by the
   * leader; {@code phone}: a search by phone; {@code joint}: of another line, the own unit being
   * invited to handle its share; {@code school}: entered by hand for the own unit, at level SCHOOL;
   * {@code delegated}: of the own unit, reported by its head, who trusted the liaison with the
   * sign-off.
   */
  public static final Set<String> CASES =
      Set.of(
          "open",
          "-",
          "own",
          "below",
          "other",
          "hidden",
          "urgent",
          "leaders",
          "phone",
          "joint",
          "school",
          "delegated");

  private static final List<String> LEADING = List.of("method", "path", "case");

  /**
   * One row.
   *
   * @param method HTTP method
   * @param path path with its parameters in braces
   * @param kind one of {@link #CASES}
   * @param allowed by role and {@link #NOBODY}
   */
  public record Row(String method, String path, String kind, Map<String, Boolean> allowed) {

    /** Method and path. */
    public String endpoint() {
      return method + " " + path;
    }

    /** Whether it is for people: a page, a fragment of one, or a form. */
    public boolean page() {
      return !path.startsWith("/api/")
          && !path.startsWith("/open311/")
          && !path.startsWith("/actuator")
          && !path.endsWith(".yaml");
    }

    /** Whether anybody is refused. */
    public boolean denies() {
      return allowed.containsValue(false);
    }

    /** Whether no sign-in is needed. */
    public boolean open() {
      return kind.equals("open");
    }
  }

  private final List<Row> rows;

  private Rights(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** The matrix as it is published. */
  public static Rights published() {
    try (InputStream in = Rights.class.getResourceAsStream("/rights.csv")) {
      if (in == null) {
        throw new IllegalStateException("docs/rights.csv is not on the class path");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a matrix.
   *
   * @throws IllegalArgumentException naming the line that is wrong
   */
  public static Rights parse(String csv) {
    var lines = csv.lines().toList();
    var header = cells(lines.getFirst());
    if (!header.subList(0, LEADING.size()).equals(LEADING)) {
      throw new IllegalArgumentException("the header begins with " + LEADING + ", not " + header);
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      rows.add(row(header, cells(lines.get(i)), "line " + (i + 1)));
    }
    return new Rights(rows);
  }

  private static Row row(List<String> header, List<String> cells, String where) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException(where + " has " + cells.size() + " cells");
    }
    if (!CASES.contains(cells.get(2))) {
      throw new IllegalArgumentException(where + ": unknown case '" + cells.get(2) + "'");
    }
    Map<String, Boolean> allowed = new LinkedHashMap<>();
    for (int i = LEADING.size(); i < header.size(); i++) {
      allowed.put(
          header.get(i).toUpperCase(Locale.ROOT),
          switch (cells.get(i)) {
            case "allow" -> true;
            case "deny" -> false;
            default ->
                throw new IllegalArgumentException(
                    where + ": allow or deny, not '" + cells.get(i) + "'");
          });
    }
    return new Row(cells.get(0), cells.get(1), cells.get(2), allowed);
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",", -1));
  }

  /** All rows. */
  public List<Row> rows() {
    return rows;
  }

  /** The row sets, by endpoint. */
  public Map<String, List<Row>> byEndpoint() {
    return rows.stream()
        .collect(Collectors.groupingBy(Row::endpoint, LinkedHashMap::new, Collectors.toList()));
  }
}
