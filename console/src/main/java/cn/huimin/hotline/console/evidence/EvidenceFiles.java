package cn.huimin.hotline.console.evidence;

import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Unit;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the names of files which unit and item they are evidence of: {@code 云湖市第二中学_1.4_台账.pdf},
 * {@code u-ez 1.4.jpg}, or the same as folders above the file. A unit is known by its id, or by its
 * longest name that stands there; an item by its number, or by its name.
 */
public final class EvidenceFiles {

  private static final Pattern NUMBER = Pattern.compile("(?<![0-9.])([1-9]\\.[0-9]{1,2})(?![0-9])");

  /** A name ends with what kind of file it is; an item's number has a figure there. */
  private static final Pattern ENDING = Pattern.compile("\\.(?![0-9])[a-z0-9]{1,5}$");

  /** Names of so many characters are found within others. */
  private static final int SHORT = 3;

  private static final Pattern BLANK = Pattern.compile("[\\s_]+");

  private final List<Unit> units;
  private final Map<String, String> items;

  /**
   * Names are looked up here.
   *
   * @param directory units; only those that are assessed, or pooled into one that is, have evidence
   * @param items names of the items that take files, by number
   */
  public EvidenceFiles(Directory directory, Map<String, String> items) {
    this.items = Map.copyOf(items);
    this.units =
        directory.units().stream()
            .filter(unit -> !unit.closed() && directory.assessedUnit(unit.id()).isPresent())
            .toList();
  }

  /**
   * A file that was handed in.
   *
   * @param id id of the attachment
   * @param name what it is called, with its folders where the browser tells them
   */
  public record Named(String id, String name) {

    @Override
    public String toString() {
      return "Named[" + id + "]";
    }
  }

  /** What is not clear of a file. */
  public enum Unclear {
    NO_UNIT,
    SEVERAL_UNITS,
    NO_ITEM,
    SEVERAL_ITEMS
  }

  /**
   * Files of one unit and item; a file of which that is not clear stands alone.
   *
   * @param unit unit, or null
   * @param item item, or null
   * @param files its files
   * @param unclear what somebody has to say
   */
  public record Cell(
      @Nullable Unit unit, @Nullable String item, List<Named> files, List<Unclear> unclear) {

    /** Copies its lists. */
    public Cell {
      files = List.copyOf(files);
      unclear = List.copyOf(unclear);
    }
  }

  /** The cells that files belong to; those that are clear first, by unit and item. */
  public List<Cell> cells(List<Named> files) {
    var clear = new LinkedHashMap<String, Cell>();
    var unclear = new ArrayList<Cell>();
    for (var file : files) {
      var cell = cell(file);
      if (cell.unit() == null || cell.item() == null) {
        unclear.add(cell);
      } else {
        clear.merge(
            cell.unit().id() + " " + cell.item(),
            cell,
            (one, next) ->
                new Cell(
                    one.unit(),
                    one.item(),
                    Stream.concat(one.files().stream(), next.files().stream()).toList(),
                    List.of()));
      }
    }
    return Stream.concat(
            clear.values().stream()
                .sorted(
                    Comparator.comparing((Cell one) -> name(one.unit()))
                        .thenComparing(one -> String.valueOf(one.item()))),
            unclear.stream())
        .toList();
  }

  private static String name(@Nullable Unit unit) {
    return unit == null ? "" : unit.name();
  }

  private Cell cell(Named file) {
    var text = plain(ENDING.matcher(lower(file.name())).replaceFirst(""));
    var problems = new ArrayList<Unclear>();
    var found = units(text);
    var unit = found.units().size() == 1 ? found.units().getFirst() : null;
    if (unit == null) {
      problems.add(found.units().isEmpty() ? Unclear.NO_UNIT : Unclear.SEVERAL_UNITS);
    }
    var numbers = items(text.replace(found.text(), " "));
    var item = numbers.size() == 1 ? numbers.first() : null;
    if (item == null) {
      problems.add(numbers.isEmpty() ? Unclear.NO_ITEM : Unclear.SEVERAL_ITEMS);
    }
    return new Cell(unit, item, List.of(file), problems);
  }

  /**
   * Units that the text may mean, and the words that say so; no text where there is none.
   *
   * @param text what stood there; a blank where nothing did
   */
  private record Found(List<Unit> units, String text) {}

  private Found units(String text) {
    var byId =
        longest(
            text,
            unit ->
                Pattern.compile("(?<![a-z0-9-])" + Pattern.quote(lower(unit.id())) + "(?![a-z0-9])")
                        .matcher(text)
                        .find()
                    ? Stream.of(lower(unit.id()))
                    : Stream.empty());
    return byId.units().isEmpty()
        ? longest(
            text,
            unit ->
                Stream.concat(
                        Stream.of(unit.name(), String.valueOf(unit.shortName())),
                        unit.aliases().stream())
                    .map(name -> plain(lower(name)))
                    .filter(name -> name.length() > 1 && stands(name, text)))
        : byId;
  }

  /** A short name stands by itself: 二中 is not meant where 第十二中学 is written. */
  private static boolean stands(String name, String text) {
    return name.length() > SHORT
        ? text.contains(name)
        : Pattern.compile("(?<!\\p{L})" + Pattern.quote(name) + "(?!\\p{L})").matcher(text).find();
  }

  /** Whose name in the text is the longest; a unit and one above it of the same name are one. */
  private Found longest(String text, Function<Unit, Stream<String>> names) {
    var best = " ";
    var found = new ArrayList<Unit>();
    for (var unit : units) {
      var name =
          names
              .apply(unit)
              .filter(text::contains)
              .max(Comparator.comparingInt(String::length))
              .orElse("");
      if (name.length() > best.strip().length()) {
        found.clear();
        best = name;
      }
      if (!name.isEmpty() && name.length() == best.length()) {
        found.add(unit);
      }
    }
    return new Found(List.copyOf(found), best);
  }

  private SortedSet<String> items(String text) {
    var found = new TreeSet<String>();
    var numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      if (items.containsKey(numbers.group(1))) {
        found.add(numbers.group(1));
      }
    }
    if (found.isEmpty()) {
      items.forEach(
          (item, name) -> {
            if (text.contains(plain(lower(name)))) {
              found.add(item);
            }
          });
    }
    return found;
  }

  private static String lower(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String plain(String text) {
    return BLANK.matcher(text).replaceAll(" ").strip();
  }
}
