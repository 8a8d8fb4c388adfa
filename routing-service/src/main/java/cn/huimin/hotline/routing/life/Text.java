package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.TextKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reference to a scrubbed text; the text itself never comes in here.
 *
 * @param id id of the text within its case
 * @param kind what it is about
 */
public record Text(String id, TextKind kind) {

  /** Id of the first text of this kind, or null. */
  static @Nullable String first(List<Text> texts, TextKind kind) {
    return texts.stream()
        .filter(text -> text.kind() == kind)
        .map(Text::id)
        .findFirst()
        .orElse(null);
  }

  /** Whether one of the texts is of this kind. */
  static boolean has(List<Text> texts, TextKind kind) {
    return texts.stream().anyMatch(text -> text.kind() == kind);
  }
}
