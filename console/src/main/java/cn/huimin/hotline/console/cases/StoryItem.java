package cn.huimin.hotline.console.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One step of a case's story.
 *
 * @param eventId id of the event
 * @param type type of the event
 * @param sequence sequence of the case event; null for clocks
 * @param at when, by the log
 * @param occurredAt when, as source or person says
 * @param actor account of who did it; null for clocks
 * @param role role in which
 * @param unitId unit of the actor
 * @param details fields of the event
 * @param texts texts it brought
 * @param message the step in words
 */
public record StoryItem(
    String eventId,
    String type,
    @Nullable Long sequence,
    Instant at,
    @Nullable Instant occurredAt,
    @Nullable String actor,
    @Nullable String role,
    @Nullable String unitId,
    JsonNode details,
    List<TextView> texts,
    String message) {

  private static final Set<String> LONG =
      Set.of(
          "TITLE",
          "DEMAND",
          "ADDRESS",
          "UNIT_HINT",
          "SUMMARY",
          "FACTS",
          "BASIS",
          "MEASURES",
          "INTERNAL_ANSWER",
          "PUBLIC_ANSWER");

  /** Texts that stand in the line of the story: a few words each. */
  public List<TextView> said() {
    return texts.stream().filter(text -> !LONG.contains(text.kind())).toList();
  }

  /** Texts that stand folded below it: the demand, summaries, reports and answers as they were. */
  public List<TextView> papers() {
    return texts.stream().filter(text -> LONG.contains(text.kind())).toList();
  }

  /** A field of the event in words; empty if it has none. */
  public String detail(String name) {
    return details.path(name).asString("");
  }

  /** Fields of the event that are one value each. */
  Map<String, Object> flat() {
    var flat = new LinkedHashMap<String, Object>();
    details
        .properties()
        .forEach(
            field -> {
              var value = field.getValue();
              if (value.isString()) {
                flat.put(field.getKey(), value.asString());
              } else if (value.isNumber()) {
                flat.put(field.getKey(), value.numberValue());
              } else if (value.isBoolean()) {
                flat.put(field.getKey(), value.asBoolean());
              }
            });
    return flat;
  }
}
