package cn.huimin.hotline.intake.command;

import cn.huimin.hotline.intake.validation.FieldReader;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Fields of an action's body, with the texts gathered on the way. */
final class ActionFields {

  static final int LONG_TEXT = 20_000;
  static final int SHORT_TEXT = 5_000;

  private final FieldReader fields;
  private final Map<TextKind, String> texts = new EnumMap<>(TextKind.class);

  ActionFields(ObjectNode body) {
    this.fields = FieldReader.of(body);
  }

  FieldReader fields() {
    return fields;
  }

  /** A text that must be there. */
  void requiredText(String field, String label, TextKind kind) {
    var text = fields.requiredText(field, label, LONG_TEXT);
    if (!text.isEmpty()) {
      texts.put(kind, text);
    }
  }

  /** A text that may be there. */
  void text(String field, String label, TextKind kind) {
    var text = fields.text(field, label, SHORT_TEXT);
    if (text != null) {
      texts.put(kind, text);
    }
  }

  boolean brings(TextKind kind) {
    return texts.containsKey(kind);
  }

  /** Says that a field is wrong unless something holds. */
  void require(boolean holds, String field, String message) {
    if (!holds) {
      fields.wrong(field, message);
    }
  }

  CommandDraft end(TextKind noteKind, CommandDraft.WithHeader withHeader) {
    return end(noteKind, List.of(), null, withHeader);
  }

  /** Reads what every action has, and ends the reading. */
  CommandDraft end(
      TextKind noteKind,
      List<String> staff,
      @Nullable Instant occurredAt,
      CommandDraft.WithHeader withHeader) {
    text("note", "备注", noteKind);
    var expectedVersion = fields.number("expectedVersion", "版本号");
    fields.end();
    return new CommandDraft(
        texts,
        staff,
        occurredAt,
        expectedVersion,
        List.of(),
        null,
        null,
        List.of(),
        null,
        withHeader);
  }
}
