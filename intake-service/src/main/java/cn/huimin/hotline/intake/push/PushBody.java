package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a push: one record, a list of them, or an object whose one list holds them.
 *
 * @param records the records
 * @param batch whether they came as a list, and are answered as one
 */
record PushBody(List<ObjectNode> records, boolean batch) {

  /** What platforms call the list, or the record, within an envelope. */
  private static final List<String> ENVELOPES =
      List.of(
          "workOrders",
          "orders",
          "records",
          "items",
          "list",
          "rows",
          "data",
          "result",
          "body",
          "payload",
          "content");

  private static final int DEEPEST_ENVELOPE = 3;

  PushBody {
    records = List.copyOf(records);
  }

  /**
   * Reads a body.
   *
   * @param most records it may have
   * @throws Refusal {@code unreadable-body} if it is no JSON object or list of objects, {@code
   *     too-large} if it has more records
   */
  static PushBody read(byte[] body, int most) {
    return read(parsed(body), most, 0);
  }

  private static JsonNode parsed(byte[] body) {
    try {
      var node = JsonMapper.shared().readTree(body);
      return node == null ? JsonMapper.shared().nullNode() : node;
    } catch (JacksonException e) {
      throw unreadable();
    }
  }

  private static PushBody read(JsonNode node, int most, int depth) {
    if (node instanceof ArrayNode list) {
      if (list.size() > most) {
        throw new Refusal(ProblemCode.TOO_LARGE, "一次最多推送 %d 件，没有受理：请分批推送".formatted(most));
      }
      if (list.isEmpty() || list.valueStream().anyMatch(one -> !one.isObject())) {
        throw unreadable();
      }
      return new PushBody(list.valueStream().map(ObjectNode.class::cast).toList(), true);
    }
    if (node instanceof ObjectNode object) {
      if (depth < DEEPEST_ENVELOPE) {
        for (var name : ENVELOPES) {
          var within = object.get(name);
          if (within instanceof ArrayNode list
              && !list.isEmpty()
              && list.valueStream().allMatch(JsonNode::isObject)) {
            return read(list, most, depth + 1);
          }
          if (within instanceof ObjectNode && object.size() <= DEEPEST_ENVELOPE + 1) {
            return read(within, most, depth + 1);
          }
        }
      }
      return new PushBody(List.of(object), false);
    }
    throw unreadable();
  }

  private static Refusal unreadable() {
    return new Refusal(ProblemCode.UNREADABLE_BODY, "正文读不出来，没有受理：请提交一件工单的 JSON 对象，或工单的 JSON 数组");
  }
}
