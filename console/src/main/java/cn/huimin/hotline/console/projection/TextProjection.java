package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.text.CaseText;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Scrubbed texts; a tombstone erases one (DESIGN §1). */
final class TextProjection implements Projection {

  private final JdbcTemplate jdbc;

  TextProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Topic> topics() {
    return List.of(Topics.CASE_TEXTS);
  }

  @Override
  public void apply(List<Entry> entries, Touched touched) {
    for (var entry : entries) {
      if (entry.value() instanceof CaseText text) {
        jdbc.update(
            """
            insert into texts (case_id, text_id, kind, body, accepted_at) values (?, ?, ?, ?, ?)
            on conflict (case_id, text_id) do update
            set kind = excluded.kind, body = excluded.body, accepted_at = excluded.accepted_at
            """,
            text.getCaseId(),
            text.getTextId(),
            text.getKind().name(),
            Columns.text(text.getText()),
            Columns.at(text.getAcceptedAt()));
        touched.words(text.getCaseId());
      } else if (entry.value() == null) {
        erase(entry.place().key(), touched);
      }
    }
  }

  private void erase(@Nullable String key, Touched touched) {
    int slash = key == null ? -1 : key.indexOf('/');
    if (key == null || slash < 0) {
      throw new IllegalArgumentException("a tombstone's key is case id + \"/\" + text id");
    }
    var caseId = key.substring(0, slash);
    jdbc.update(
        "delete from texts where case_id = ? and text_id = ?", caseId, key.substring(slash + 1));
    touched.words(caseId);
  }
}
