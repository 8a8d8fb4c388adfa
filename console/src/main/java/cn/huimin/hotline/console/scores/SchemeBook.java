package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Policies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the documents {@code scheme-…} of the policies say about schemes in words: names, readings
 * of clauses, who is ranked. They are checked by scoring; here they are only shown.
 */
@Component
public final class SchemeBook {

  private static final String DOCUMENTS = "scheme-";
  private static final String MAIN = "scheme-a";
  private static final JsonMapper JSON = JsonMapper.shared();

  private volatile Map<String, Sheet> sheets = Map.of();
  private volatile Map<String, SchemeFold> folds = Map.of();
  private volatile Set<String> main = Set.of();

  SchemeBook(Editions editions) {
    editions.onPolicies(this::take);
  }

  /** How a clause that can be read two ways is read. */
  public record Reading(String clause, String taken, String why, String other) {}

  /** An item in words. */
  public record ItemSheet(String name, List<Reading> readings) {}

  /**
   * A scheme in words.
   *
   * @param title full name
   * @param readings of clauses that are no item's
   * @param items by number
   * @param entered those that live on what people enter, in the order of the scheme
   * @param sections names by number
   * @param rankedItem item whose numerator says from where on a unit is ranked, or null
   * @param rankedFrom the least of it
   */
  public record Sheet(
      String title,
      List<Reading> readings,
      Map<String, ItemSheet> items,
      List<EnteredItem> entered,
      Map<String, String> sections,
      @Nullable String rankedItem,
      Fraction rankedFrom) {

    /** Whether a card takes part in the ranking (DOMAIN §7.2: fewer than 5 cases do not). */
    public boolean ranks(ScoreStore.Card card) {
      return rankedItem == null
          || card.items().stream()
              .filter(item -> item.item().equals(rankedItem))
              .allMatch(item -> Fraction.parse(item.numerator()).compareTo(rankedFrom) >= 0);
    }
  }

  /** A scheme by its id. */
  public Optional<Sheet> sheet(String scheme) {
    return Optional.ofNullable(sheets.get(scheme));
  }

  /** What sums come to under a scheme. */
  Optional<SchemeFold> fold(String scheme) {
    return Optional.ofNullable(folds.get(scheme));
  }

  /** Titles of the schemes beside the main one, by id. */
  public Map<String, String> beside() {
    var beside = new TreeMap<String, String>();
    sheets.forEach(
        (id, sheet) -> {
          if (!main.contains(id)) {
            beside.put(id, sheet.title());
          }
        });
    return beside;
  }

  /** What people enter for the main scheme; of several editions of it, for the last by id. */
  public List<EnteredItem> entered() {
    return main.stream().max(Comparator.naturalOrder()).flatMap(this::sheet).stream()
        .flatMap(sheet -> sheet.entered().stream())
        .toList();
  }

  /**
   * Whether it is the scheme, or an edition of it for another year, that is meant where none is
   * named.
   */
  public boolean isMain(String scheme) {
    return main.isEmpty() || main.contains(scheme);
  }

  private void take(Policies policies) {
    var next = new HashMap<String, Sheet>();
    var foldsNext = new HashMap<String, SchemeFold>();
    var mains = new HashSet<String>();
    for (var document : policies.documents().values()) {
      var name = document.name();
      if (!name.startsWith(DOCUMENTS)) {
        continue;
      }
      try {
        var root = JSON.readTree(document.body());
        var id = root.path("scheme").asString("");
        next.put(id, sheet(root));
        foldsNext.put(id, new SchemeFold(root));
        if (name.equals(MAIN) || name.startsWith(MAIN + "-")) {
          mains.add(id);
        }
      } catch (JacksonException | IllegalArgumentException e) {
        // Scoring refuses it and says why; there are no cards of it to show.
      }
    }
    sheets = Map.copyOf(next);
    folds = Map.copyOf(foldsNext);
    main = Set.copyOf(mains);
  }

  private static Sheet sheet(JsonNode root) {
    var items = new HashMap<String, ItemSheet>();
    for (var item : root.path("items")) {
      items.put(
          item.path("item").asString(""),
          new ItemSheet(item.path("name").asString(""), readings(item)));
    }
    var sections = new HashMap<String, String>();
    for (var section : root.path("result").path("sections")) {
      var id = section.path("section").asString("");
      sections.put(id, section.path("name").asString(id));
    }
    var ranked = root.path("result").path("ranked");
    return new Sheet(
        root.path("title").asString(""),
        readings(root),
        Map.copyOf(items),
        EnteredItem.of(root.path("items")),
        Map.copyOf(sections),
        ranked.path("item").asString(null),
        Fraction.parse(ranked.path("from").asString("0")));
  }

  private static List<Reading> readings(JsonNode node) {
    var readings = new ArrayList<Reading>();
    for (var one : node.path("readings")) {
      readings.add(
          new Reading(
              one.path("clause").asString(""),
              one.path("taken").asString(""),
              one.path("why").asString(""),
              one.path("other").asString("")));
    }
    return List.copyOf(readings);
  }
}
