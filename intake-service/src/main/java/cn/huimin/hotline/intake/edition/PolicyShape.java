package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Compares a document with the one in force: what is missing at the top, and what is of another
 * kind anywhere. The service that decides by it reads it more closely.
 */
final class PolicyShape {

  private PolicyShape() {}

  /** What is wrong with a document, each item with its mend. */
  static List<FieldError> problems(JsonNode inForce, JsonNode document) {
    var problems = new ArrayList<FieldError>();
    for (var entry : inForce.properties()) {
      if (!document.has(entry.getKey())) {
        problems.add(new FieldError("document." + entry.getKey(), "缺少这一项，请照现行文件补上"));
      }
    }
    compare("document", inForce, document, problems);
    return problems;
  }

  private static void compare(
      String field, JsonNode inForce, JsonNode document, List<FieldError> problems) {
    if (!PolicyBody.isAlike(inForce, document)) {
      problems.add(new FieldError(field, "这里应是" + kind(inForce) + "，写成了" + kind(document)));
      return;
    }
    for (var entry : inForce.properties()) {
      if (document.has(entry.getKey())) {
        compare(
            field + "." + entry.getKey(), entry.getValue(), document.get(entry.getKey()), problems);
      }
    }
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "一个对象 {…}";
      case ARRAY -> "列表 […]";
      case NUMBER -> "数字";
      case BOOLEAN -> "true 或 false";
      default -> "文字";
    };
  }
}
