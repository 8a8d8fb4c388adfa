package cn.huimin.hotline.intake.open311;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client may say of a request beside the fields of the standard. */
final class Open311Attributes {

  private static final List<List<String>> DEMAND_TYPES =
      List.of(
          List.of("COMPLAINT", "投诉"),
          List.of("REPORT", "举报"),
          List.of("HELP", "求助"),
          List.of("SUGGESTION", "建议"),
          List.of("ENQUIRY", "咨询"),
          List.of("PRAISE", "表扬"));

  private Open311Attributes() {}

  /** The key of a demand type that was written by its key or its name; else as it was written. */
  static @Nullable String demandType(@Nullable String written) {
    return DEMAND_TYPES.stream()
        .filter(one -> one.stream().anyMatch(word -> word.equalsIgnoreCase(written)))
        .map(List::getFirst)
        .findFirst()
        .orElse(written);
  }

  /** The definition of a service. */
  static Map<String, @Nullable Object> of(Open311Service service) {
    var definition = new LinkedHashMap<String, @Nullable Object>();
    definition.put("service_code", service.code());
    definition.put(
        "attributes",
        List.of(
            attribute(1, Open311Form.DEMAND_TYPE, "singlevaluelist", "诉求类型", DEMAND_TYPES),
            attribute(2, Open311Form.SCHOOL, "string", "涉及的学校或单位", List.of()),
            attribute(
                3,
                Open311Form.CONFIDENTIAL,
                "singlevaluelist",
                "是否要求保密",
                List.of(List.of("true", "是"), List.of("false", "否")))));
    return definition;
  }

  private static Map<String, @Nullable Object> attribute(
      int order, String code, String type, String description, List<List<String>> values) {
    var attribute = new LinkedHashMap<String, @Nullable Object>();
    attribute.put("variable", true);
    attribute.put("code", code);
    attribute.put("datatype", type);
    attribute.put("required", false);
    attribute.put("datatype_description", null);
    attribute.put("order", order);
    attribute.put("description", description);
    var choices = new ArrayList<Map<String, @Nullable Object>>();
    for (var value : values) {
      var choice = new LinkedHashMap<String, @Nullable Object>();
      choice.put("key", value.getFirst());
      choice.put("name", value.getLast());
      choices.add(choice);
    }
    attribute.put("values", choices);
    return attribute;
  }
}
