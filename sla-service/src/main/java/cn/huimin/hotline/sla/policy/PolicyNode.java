package cn.huimin.hotline.sla.policy;

import cn.huimin.hotline.sla.policy.InvalidPolicyException.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A place in a policy document that knows its name and collects what is wrong in it. */
public final class PolicyNode {

  private final JsonNode json;
  private final String field;
  private final List<Problem> problems;

  private PolicyNode(JsonNode json, String field, List<Problem> problems) {
    this.json = json;
    this.field = field;
    this.problems = problems;
  }

  /** The document itself. */
  public static PolicyNode root(JsonNode json) {
    return new PolicyNode(json, "", new ArrayList<>());
  }

  /** A field of this place, be it there or not. */
  public PolicyNode at(String name) {
    return new PolicyNode(json.path(name), field.isEmpty() ? name : field + "." + name, problems);
  }

  /** The elements of a list, each called by what it says in {@code nameField}. */
  public List<PolicyNode> elements(String nameField) {
    if (!json.isArray()) {
      problem("请写成列表 […]");
    }
    return json.values().stream()
        .map(
            each ->
                new PolicyNode(
                    each, field + "[" + each.path(nameField).asString("?") + "]", problems))
        .toList();
  }

  /** Notes every field but these as a problem. */
  public PolicyNode allow(String... names) {
    Set<String> unknown = new LinkedHashSet<>(json.propertyNames());
    List.of(names).forEach(unknown::remove);
    unknown.forEach(name -> at(name).problem("没有这一项，请删去或改正拼写"));
    return this;
  }

  /** Whether nothing is written here. */
  public boolean isMissing() {
    return json.isMissingNode() || json.isNull();
  }

  /** What the text says; the fallback, with a problem noted, where it says nothing. */
  public <T> T text(Function<String, Optional<T>> parse, T fallback, String mend) {
    return text(parse, mend).orElse(fallback);
  }

  /** One of these words. */
  public <E extends Enum<E>> Optional<E> oneOf(Class<E> type, Function<E, String> code) {
    Set<E> all = EnumSet.allOf(type);
    return text(
        text -> all.stream().filter(each -> code.apply(each).equals(text)).findFirst(),
        "可用的有：" + String.join("、", all.stream().map(code).toList()));
  }

  /** A list of these words. */
  public <E extends Enum<E>> Set<E> set(Class<E> type, Function<E, String> code) {
    Set<E> set = EnumSet.noneOf(type);
    if (!json.isArray()) {
      problem("请写成列表 […]");
    }
    for (JsonNode each : json.values()) {
      new PolicyNode(each, field, problems).oneOf(type, code).ifPresent(set::add);
    }
    return set;
  }

  /** A number of working days, 1 to 366. */
  public int workingDays() {
    if (json.isInt() && json.intValue() >= 1 && json.intValue() <= 366) {
      return json.intValue();
    }
    problem("请写 1 到 366 的整数（工作日）");
    return 1;
  }

  /** A whole number within bounds. */
  public int number(int least, int most) {
    if (json.isInt() && json.intValue() >= least && json.intValue() <= most) {
      return json.intValue();
    }
    problem("请写 %d 到 %d 的整数".formatted(least, most));
    return least;
  }

  /** A number above 0, at most this. */
  public double decimal(double most) {
    if (json.isNumber() && json.doubleValue() > 0 && json.doubleValue() <= most) {
      return json.doubleValue();
    }
    problem("请写大于 0、不超过 %s 的数".formatted(most));
    return most;
  }

  /** A list of texts; none where nothing is written. */
  public List<String> texts() {
    if (!isMissing() && !json.isArray()) {
      problem("请写成列表 […]");
    }
    return json.values().stream().map(each -> each.asString("")).toList();
  }

  /** Whether true is written here. */
  public boolean flag() {
    if (!isMissing() && !json.isBoolean()) {
      problem("请写 true 或 false");
    }
    return json.isBoolean() && json.booleanValue();
  }

  /** Notes what is wrong here and how to mend it (中文). */
  public void problem(String message) {
    problems.add(new Problem(field, message));
  }

  /**
   * Refuses the document if anything was found wrong.
   *
   * @throws InvalidPolicyException naming all of it
   */
  public void refuseIfAnyProblem() {
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(problems);
    }
  }

  private <T> Optional<T> text(Function<String, Optional<T>> parse, String mend) {
    boolean written = json.isString() && !json.stringValue().isBlank();
    Optional<T> value = written ? parse.apply(json.stringValue()) : Optional.empty();
    if (value.isEmpty()) {
      problem((isMissing() ? "没有填写，" : "“" + json.asString("…") + "”无法识别，") + mend);
    }
    return value;
  }
}
