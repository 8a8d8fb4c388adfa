package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every command carries.
 *
 * @param commandId id of the command; the same id asks for the same outcome
 * @param caseId case it is for
 * @param actor who asks
 * @param acceptedAt when intake accepted it, or the time of what caused it
 * @param occurredAt when it happened as the person says; shown, never counted
 * @param expectedVersion version the person saw, or null
 * @param contentHash hash of the body
 * @param texts texts the command brought
 */
public record CommandHeader(
    String commandId,
    String caseId,
    Actor actor,
    Instant acceptedAt,
    @Nullable Instant occurredAt,
    @Nullable Long expectedVersion,
    String contentHash,
    List<Text> texts) {

  /** Copies its list. */
  public CommandHeader {
    texts = List.copyOf(texts);
  }

  /** Whether the command brought a text of this kind. */
  public boolean brings(TextKind kind) {
    return Text.has(texts, kind);
  }
}
