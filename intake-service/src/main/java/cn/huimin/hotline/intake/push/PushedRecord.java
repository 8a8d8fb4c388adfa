package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.mapping.Cell;
import cn.huimin.hotline.intake.mapping.Mappings;
import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.intake.workorder.DerivedTitle;
import cn.huimin.hotline.intake.workorder.WorkOrder;
import cn.huimin.hotline.intake.workorder.WorkOrderReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pushed record as a work order: in our own names if it has them, else by the mapping of its key.
 *
 * @param order the work order
 * @param unknown names whose values were not taken over
 * @param warnings values understood in part or left out
 */
record PushedRecord(WorkOrder order, List<String> unknown, List<FieldError> warnings) {

  private static final String OURS = "externalNumber";
  private static final String CHANNEL = "channel";
  private static final String GOV_12345 = "GOV_12345";
  private static final String SOURCE_LINE = "sourceLine";
  private static final int DEEPEST = 4;
  private static final int MOST_NAMES = 500;

  PushedRecord {
    unknown = List.copyOf(unknown);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a record.
   *
   * @param mapping what names and words mean that are not ours
   * @param sourceLine line of the key, or null
   * @throws Refusal {@code invalid-input} with every field that is wrong
   */
  static PushedRecord read(ObjectNode pushed, Mappings.Ready mapping, @Nullable String sourceLine) {
    return pushed.has(OURS) ? ours(pushed, sourceLine) : mapped(pushed, mapping, sourceLine);
  }

  private static PushedRecord ours(ObjectNode pushed, @Nullable String sourceLine) {
    var order = pushed.deepCopy();
    if (!order.has(CHANNEL)) {
      order.put(CHANNEL, GOV_12345);
    }
    if (!order.has("sourceLevel")) {
      order.put("sourceLevel", "PREFECTURE_OR_ABOVE");
    }
    if (sourceLine != null) {
      order.put(SOURCE_LINE, sourceLine);
    }
    return new PushedRecord(checked(WorkOrderReader::read, order, List.of()), List.of(), List.of());
  }

  private static PushedRecord mapped(
      ObjectNode pushed, Mappings.Ready mapping, @Nullable String sourceLine) {
    var names = new ArrayList<String>();
    var cells = new ArrayList<Cell>();
    flatten("", pushed, 0, names, cells);
    var columns = mapping.columns().find(names);
    var reading = mapping.reader().read(columns, cells::get);
    var order = reading.workOrder();
    var content = order.path("content").asString("");
    if (!order.has("title") && !content.isBlank()) {
      order.put("title", DerivedTitle.of(content));
    }
    if (sourceLine != null) {
      order.put(SOURCE_LINE, sourceLine);
    }
    var wrong = reading.errors().stream().filter(error -> !isPhone(error)).toList();
    var told =
        Stream.concat(
            reading.errors().stream().filter(PushedRecord::isPhone), reading.warnings().stream());
    return new PushedRecord(
        checked(WorkOrderReader::readMapped, order, wrong), columns.unknown(), told.toList());
  }

  /**
   * A number with a digit too many or too few: whoever imports a file can mend its row, but nobody
   * sits at a platform that pushes, and a slip of a finger must not lose a complaint (ADR 0045). It
   * is kept as it is written, and told.
   */
  private static boolean isPhone(FieldError error) {
    return error.field().equals("complainant.phone");
  }

  /** The work order, unless it or the reading before it has a fault. */
  private static WorkOrder checked(
      Function<ObjectNode, WorkOrder> reader, ObjectNode order, List<FieldError> unreadable) {
    List<FieldError> wrong;
    try {
      var read = reader.apply(order);
      if (read.channel().name().equals(GOV_12345)) {
        if (unreadable.isEmpty()) {
          return read;
        }
        wrong = unreadable;
      } else {
        wrong = List.of(new FieldError(CHANNEL, "这个地址只收 GOV_12345 渠道的工单"));
      }
    } catch (Refusal refusal) {
      wrong =
          Stream.concat(
                  unreadable.stream(),
                  refusal.errors().stream()
                      .filter(
                          error ->
                              unreadable.stream()
                                  .noneMatch(known -> known.field().equals(error.field()))))
              .toList();
    }
    throw Refusal.invalid(wrong);
  }

  /** Names of an object as a mapping has them: what is within is named with its place. */
  static List<String> names(ObjectNode object) {
    var names = new ArrayList<String>();
    flatten("", object, 0, names, new ArrayList<>());
    return names;
  }

  private static void flatten(
      String prefix, ObjectNode object, int depth, List<String> names, List<Cell> cells) {
    for (var property : object.properties()) {
      if (names.size() >= MOST_NAMES) {
        return;
      }
      var name = prefix + property.getKey();
      var value = property.getValue();
      if (value instanceof ObjectNode within && depth < DEEPEST) {
        flatten(name + ".", within, depth + 1, names, cells);
      } else {
        names.add(name);
        cells.add(cell(value));
      }
    }
  }

  private static Cell cell(JsonNode value) {
    if (value instanceof ArrayNode list) {
      return Cell.text(
          list.valueStream()
              .filter(JsonNode::isString)
              .map(JsonNode::asString)
              .collect(Collectors.joining(",")));
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Cell.text(String.valueOf(value.asLong()));
    }
    if (value.isNumber()) {
      // What was written as a fraction may have been cut by whoever wrote it.
      return new Cell(value.asString(), serial(value), true);
    }
    return value.isValueNode() && !value.isNull()
        ? Cell.text(value.asString("").strip())
        : Cell.EMPTY;
  }

  private static @Nullable BigDecimal serial(JsonNode value) {
    double number = value.asDouble(0);
    return number > 0 && number < 100_000 ? BigDecimal.valueOf(number) : null;
  }
}
