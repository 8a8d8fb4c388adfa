package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.TextKind;
import java.util.List;

/**
 * Reference to a scrubbed text; the text itself never comes in here.
 *
 * @param id id of the text within its case
 * @param kind what it is about
 */
public record Text(String id, TextKind kind) {

  /** Whether one of the texts is of this kind. */
  static boolean has(List<Text> texts, TextKind kind) {
    return texts.stream().anyMatch(text -> text.kind() == kind);
  }
}
