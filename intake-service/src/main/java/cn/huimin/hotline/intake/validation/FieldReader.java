package cn.huimin.hotline.intake.validation;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of one JSON object and gathers all that is wrong instead of stopping at the
 * first. A field that is null counts as left out; one that nobody asked for is an error, since a
 * misspelt name would be lost in silence. Messages never repeat the value.
 */
public final class FieldReader {

  /** The word of each enumeration that is never a choice. */
  private static final String UNKNOWN = "UNKNOWN";

  private final ObjectNode object;
  private final String prefix;
  private final List<FieldError> errors;
  private final Set<String> asked = new HashSet<>();
  private final List<FieldReader> inner = new ArrayList<>();

  private FieldReader(ObjectNode object, String prefix, List<FieldError> errors) {
    this.object = object;
    this.prefix = prefix;
    this.errors = errors;
  }

  /** Reader of a body's fields. */
  public static FieldReader of(ObjectNode object) {
    return new FieldReader(object, "", new ArrayList<>());
  }

  /** A text that must be there; an empty one, and an error, if it is not. */
  public String requiredText(String field, String label, int longest) {
    var text = text(field, label, longest);
    if (text == null) {
      if (errors.stream().noneMatch(error -> error.field().equals(prefix + field))) {
        wrong(field, "请填写" + label);
      }
      return "";
    }
    return text;
  }

  /** A text without the blanks around it; null if it is left out or blank. */
  public @Nullable String text(String field, String label, int longest) {
    var node = value(field);
    if (node == null) {
      return null;
    }
    if (!node.isString()) {
      wrong(field, label + "要用文字填写");
      return null;
    }
    var text = node.asString().strip();
    if (text.length() > longest) {
      wrong(field, "%s最多 %d 个字，请缩短".formatted(label, longest));
      return null;
    }
    if (text.indexOf('\0') >= 0) {
      wrong(field, label + "含有无法保存的控制字符，请删去");
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  /** A word of an enumeration; null if it is left out or none. */
  public <E extends Enum<E>> @Nullable E choice(String field, String label, Class<E> type) {
    var node = value(field);
    if (node == null) {
      return null;
    }
    var word = node.isString() ? node.asString() : UNKNOWN;
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(word) && !word.equals(UNKNOWN)) {
        return constant;
      }
    }
    wrong(field, label + "只能是 " + choices(type) + " 之一");
    return null;
  }

  /** A word of an enumeration that must be there; null only beside an error. */
  public <E extends Enum<E>> @Nullable E requiredChoice(String field, String label, Class<E> type) {
    if (value(field) == null) {
      wrong(field, "请填写" + label + "：" + choices(type) + " 之一");
      return null;
    }
    return choice(field, label, type);
  }

  /** A moment with offset; null if it is left out or none. */
  public @Nullable Instant instant(String field, String label) {
    var node = value(field);
    if (node == null) {
      return null;
    }
    try {
      var moment = OffsetDateTime.parse(node.isString() ? node.asString() : "");
      if (isOfOurTime(moment.getYear())) {
        return moment.toInstant();
      }
    } catch (DateTimeException e) {
      // Told below, like a year that cannot be.
    }
    wrong(field, label + "要写成带时区的时间，例如 2026-03-02T09:15:00+08:00");
    return null;
  }

  /** A moment that must be there; null only beside an error. */
  public @Nullable Instant requiredInstant(String field, String label) {
    if (value(field) == null) {
      wrong(field, "请填写" + label + "，例如 2026-03-02T09:15:00+08:00");
      return null;
    }
    return instant(field, label);
  }

  /** A day; null if it is left out or none. */
  public @Nullable LocalDate day(String field, String label) {
    var node = value(field);
    if (node == null) {
      return null;
    }
    try {
      var day = LocalDate.parse(node.isString() ? node.asString() : "");
      if (isOfOurTime(day.getYear())) {
        return day;
      }
    } catch (DateTimeException e) {
      // Told below, like a year that cannot be.
    }
    wrong(field, label + "要写成日期，例如 2026-03-20");
    return null;
  }

  /** Years that every database and every column can hold, and no slip of the finger. */
  private static boolean isOfOurTime(int year) {
    return year >= 1990 && year < 2200;
  }

  /** Yes or no; null if it is left out or neither. */
  public @Nullable Boolean flag(String field, String label) {
    var node = value(field);
    if (node == null) {
      return null;
    }
    if (!node.isBoolean()) {
      wrong(field, label + "只能是 true 或 false");
      return null;
    }
    return node.asBoolean();
  }

  /** Yes or no, with what holds if it is left out. */
  public boolean flag(String field, String label, boolean otherwise) {
    var flag = flag(field, label);
    return flag == null ? otherwise : flag;
  }

  /** Yes or no that must be there; false beside an error. */
  public boolean requiredFlag(String field, String label) {
    if (value(field) == null) {
      wrong(field, "请填写" + label + "：true 或 false");
      return false;
    }
    return flag(field, label, false);
  }

  /** A whole number of 0 or more; null if it is left out or none. */
  public @Nullable Long number(String field, String label) {
    var node = value(field);
    if (node == null) {
      return null;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
      wrong(field, label + "要写成不小于 0 的整数");
      return null;
    }
    return node.asLong();
  }

  /** Several texts; empty if they are left out. */
  public List<String> texts(String field, String label, int most, int longest) {
    var node = value(field);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()
        || node.size() > most
        || node.valueStream()
            .anyMatch(
                item ->
                    !item.isString()
                        || item.asString().isBlank()
                        || item.asString().length() > longest)) {
      wrong(field, "%s要写成列表，最多 %d 项，每项 1 到 %d 个字".formatted(label, most, longest));
      return List.of();
    }
    if (node.valueStream().anyMatch(item -> item.asString().indexOf('\0') >= 0)) {
      wrong(field, label + "含有无法保存的控制字符，请删去");
      return List.of();
    }
    return node.valueStream().map(JsonNode::asString).map(String::strip).toList();
  }

  /** Reader of an object inside; of one without fields if it is left out. */
  public FieldReader object(String field, String label) {
    var node = value(field);
    if (node != null && !node.isObject()) {
      wrong(field, label + "要写成对象");
    }
    var within =
        new FieldReader(
            node instanceof ObjectNode found ? found : object.objectNode(),
            prefix + field + ".",
            errors);
    inner.add(within);
    return within;
  }

  /** Readers of the objects of a list; none if it is left out or no such list. */
  public List<FieldReader> objects(String field, String label, int most) {
    var node = value(field);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()
        || node.isEmpty()
        || node.size() > most
        || !node.valueStream().allMatch(JsonNode::isObject)) {
      wrong(field, "%s要写成对象的列表，1 到 %d 项".formatted(label, most));
      return List.of();
    }
    var readers = new ArrayList<FieldReader>();
    for (int at = 0; at < node.size(); at++) {
      readers.add(
          new FieldReader((ObjectNode) node.get(at), prefix + field + "[" + at + "].", errors));
    }
    inner.addAll(readers);
    return List.copyOf(readers);
  }

  /** Whether a field is there and not null. */
  public boolean has(String field) {
    return value(field) != null;
  }

  /** Says that a field is wrong. */
  public void wrong(String field, String message) {
    errors.add(new FieldError(prefix + field, message));
  }

  /**
   * Ends the reading.
   *
   * @throws Refusal if anything was wrong, or a field is there that nobody asked for
   */
  public void end() {
    refuseUnasked();
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  private void refuseUnasked() {
    object.propertyNames().stream()
        .filter(name -> !asked.contains(name))
        .forEach(name -> wrong(shortened(name), "没有这个字段，请核对字段名"));
    inner.forEach(FieldReader::refuseUnasked);
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) : name;
  }

  private @Nullable JsonNode value(String field) {
    asked.add(field);
    var node = object.get(field);
    return node == null || node.isNull() ? null : node;
  }

  private static <E extends Enum<E>> String choices(Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .map(Enum::name)
        .filter(name -> !name.equals(UNKNOWN))
        .collect(Collectors.joining("、"));
  }
}
