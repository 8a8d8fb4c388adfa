package cn.huimin.hotline.schemas.asyncapi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Avro schemas without the hints for Java, which mean nothing to other languages. */
final class PlainAvro {

  private static final String HINT = "avro.java.string";

  private PlainAvro() {}

  /** The schema, types without attributes written by their name alone. */
  static JsonNode of(JsonNode schema) {
    return switch (schema) {
      case ArrayNode several -> {
        var plain = several.arrayNode();
        several.forEach(one -> plain.add(of(one)));
        yield plain;
      }
      case ObjectNode type -> {
        var plain = type.objectNode();
        type.properties().stream()
            .filter(property -> !property.getKey().equals(HINT))
            .forEach(property -> plain.set(property.getKey(), of(property.getValue())));
        yield plain.size() == 1 && plain.has("type") ? plain.get("type") : plain;
      }
      default -> schema;
    };
  }
}
