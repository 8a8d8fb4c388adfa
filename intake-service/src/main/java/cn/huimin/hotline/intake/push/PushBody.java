package cn.huimin.hotline.intake.push;

import cn.huimin.hotline.intake.mapping.Columns;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
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
  private static final String OURS = "externalNumber";
  private static final Set<String> NEEDED = Set.of(OURS, "content");

  /** Of a field that is written twice one would be lost. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  PushBody {
    records = List.copyOf(records);
  }

  /**
   * Reads a body.
   *
   * @param most records it may have
   * @param columns what the names of the platform's fields mean, by which a record is told from an
   *     envelope
   * @throws Refusal {@code unreadable-body} if it is no JSON object or list of objects, or holds
   *     records in two places, of which none may be lost; {@code too-large} if it has more records
   */
  static PushBody read(byte[] body, int most, Columns columns) {
    var node = parsed(body);
    return new Reading(most, columns).read(node, 0);
  }

  private static JsonNode parsed(byte[] body) {
    try {
      var node = JSON.readTree(body);
      return node == null ? JSON.nullNode() : node;
    } catch (JacksonException e) {
      throw unreadable();
    }
  }

  private record Reading(int most, Columns columns) {

    PushBody read(JsonNode node, int depth) {
      if (node instanceof ArrayNode list) {
        return batch(list);
      }
      if (node instanceof ObjectNode object) {
        return read(object, depth);
      }
      throw unreadable();
    }

    private PushBody batch(ArrayNode list) {
      if (list.size() > most) {
        throw new Refusal(ProblemCode.TOO_LARGE, "一次最多推送 %d 件，没有受理：请分批推送".formatted(most));
      }
      if (list.isEmpty() || list.valueStream().anyMatch(one -> !one.isObject())) {
        throw unreadable();
      }
      return new PushBody(list.valueStream().map(ObjectNode.class::cast).toList(), true);
    }

    private PushBody read(ObjectNode object, int depth) {
      var within = depth < DEEPEST_ENVELOPE ? within(object) : List.<String>of();
      var speaking = within.stream().filter(name -> speaks(object.get(name), depth + 1)).toList();
      if (isRecord(object)) {
        if (speaking.stream().anyMatch(name -> object.get(name).isArray())) {
          throw ambiguous();
        }
        return new PushBody(List.of(object), false);
      }
      if (speaking.size() > 1) {
        throw ambiguous();
      }
      var envelope = speaking.isEmpty() ? within : speaking;
      if (envelope.size() == 1) {
        var inner = read(object.get(envelope.getFirst()), depth + 1);
        return inner.batch()
            ? inner
            : new PushBody(
                List.of(withWhatStandsBeside(inner.records().getFirst(), object)), false);
      }
      if (within.stream().anyMatch(name -> object.get(name).isArray())) {
        throw unreadable();
      }
      return new PushBody(List.of(object), false);
    }

    /** Names by which something may be wrapped; a text is a field of that name, no envelope. */
    private static List<String> within(ObjectNode object) {
      return ENVELOPES.stream().filter(name -> object.path(name).isContainer()).toList();
    }

    /** Whether there is a record in it, or a list with one. */
    private boolean speaks(@Nullable JsonNode node, int depth) {
      if (node instanceof ArrayNode list) {
        return list.valueStream().anyMatch(one -> one instanceof ObjectNode o && isRecord(o));
      }
      return node instanceof ObjectNode object
          && (isRecord(object)
              || (depth < DEEPEST_ENVELOPE
                  && within(object).stream().anyMatch(n -> speaks(object.get(n), depth + 1))));
    }

    /** Whether an object says of itself, and not of something within it, which demand it is. */
    private boolean isRecord(ObjectNode object) {
      var read = columns.find(scalars(object));
      return object.has(OURS) || (read.has(OURS) && read.has("content")) || isNested(object);
    }

    /**
     * Whether a mapping names its number and its content by where they stand within it, as {@code
     * header.no} and {@code body.text}: then it is no envelope, however its parts are called.
     */
    private boolean isNested(ObjectNode object) {
      var fields = new HashSet<String>();
      boolean within = false;
      for (var name : PushedRecord.names(object)) {
        var field = columns.exactly(name).filter(NEEDED::contains);
        field.ifPresent(fields::add);
        within |= field.isPresent() && name.indexOf('.') >= 0;
      }
      return within && fields.containsAll(NEEDED);
    }

    private static List<String> scalars(ObjectNode object) {
      return object.properties().stream()
          .filter(property -> property.getValue().isValueNode())
          .map(Map.Entry::getKey)
          .toList();
    }

    /** What an envelope says of its one record, where the record does not say it itself. */
    private ObjectNode withWhatStandsBeside(ObjectNode record, ObjectNode envelope) {
      var whole = record.deepCopy();
      var said = columns.find(scalars(record));
      for (var name : scalars(envelope)) {
        boolean isNew =
            columns.find(List.of(name)).byField().keySet().stream().anyMatch(f -> !said.has(f));
        if (isNew && !whole.has(name)) {
          whole.set(name, envelope.get(name));
        }
      }
      return whole;
    }
  }

  private static Refusal unreadable() {
    return new Refusal(
        ProblemCode.UNREADABLE_BODY, "正文读不出来，没有受理：请提交一件工单的 JSON 对象，或工单的 JSON 数组，同一字段不要写两次");
  }

  private static Refusal ambiguous() {
    return new Refusal(ProblemCode.UNREADABLE_BODY, "正文里不止一处像工单，分不清是哪一处，没有受理：请把工单放进一个数组再推送");
  }
}
