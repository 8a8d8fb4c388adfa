package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.warning.WarningAcknowledged;
import cn.huimin.hotline.schemas.warning.WarningAnswered;
import cn.huimin.hotline.schemas.warning.WarningCleared;
import cn.huimin.hotline.schemas.warning.WarningHeader;
import cn.huimin.hotline.schemas.warning.WarningLookedBack;
import cn.huimin.hotline.schemas.warning.WarningRaised;
import cn.huimin.hotline.schemas.warning.WarningUpdated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Early warnings as they stand, and their changes for the live stream (DOMAIN §6). */
final class WarningProjection implements Projection {

  private final JdbcTemplate jdbc;

  WarningProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Topic> topics() {
    return List.of(Topics.WARNINGS);
  }

  @Override
  public void apply(List<Entry> entries, Touched touched) {
    touched.followed(ReadModelSignal.WARNINGS);
    for (var entry : entries) {
      switch (entry.value()) {
        case WarningRaised raised -> take(entry, "raised", raised.getHeader(), null);
        case WarningUpdated updated -> take(entry, "updated", updated.getHeader(), null);
        case WarningAcknowledged acknowledged -> acknowledge(entry, acknowledged);
        case WarningAnswered answered -> answer(entry, answered);
        case WarningLookedBack back -> lookBack(entry, back);
        case WarningCleared cleared ->
            take(entry, "cleared", cleared.getHeader(), cleared.getReasonCode());
        case null, default -> {}
      }
    }
  }

  private void acknowledge(Entry entry, WarningAcknowledged acknowledged) {
    var header = acknowledged.getHeader();
    take(entry, "acknowledged", header, null);
    jdbc.update(
        """
        update warnings set acknowledged_at = ?, acknowledged_by = ?, measure_text_id = ?,
            look_back_on = ?, settled = false
        where warning_id = ? and (acknowledged_at is null or acknowledged_at <= ?)
        """,
        Columns.at(header.getAt()),
        acknowledged.getActor().getId(),
        acknowledged.getMeasureTextId(),
        acknowledged.getLookBackOn(),
        header.getWarningId(),
        Columns.at(header.getAt()));
  }

  /** It may have been cleared before it was answered; it stays so, and when that was too. */
  private void answer(Entry entry, WarningAnswered answered) {
    var header = answered.getHeader();
    jdbc.update(
        """
        update warnings set sequence = ?, at = case when state = 'STANDING' then ? else at end,
            answer_due_at = ?, answered_at = ?, answered_by = ?, answer_text_id = ?
        where warning_id = ? and sequence < ?
        """,
        header.getSequence(),
        Columns.at(header.getAt()),
        header.getAnswerDueAt() == null ? null : Columns.at(header.getAnswerDueAt()),
        Columns.at(header.getAt()),
        answered.getActor().getId(),
        answered.getAnswerTextId(),
        header.getWarningId(),
        header.getSequence());
    tell(entry, "answered", header);
  }

  /** It may have been cleared since; it stays so, and when that was too. */
  private void lookBack(Entry entry, WarningLookedBack back) {
    var header = back.getHeader();
    jdbc.update(
        """
        update warnings set sequence = ?, looked_back_at = ?, looked_back_by = ?,
            finding_text_id = ?, settled = ?, look_back_on = coalesce(?, look_back_on)
        where warning_id = ? and sequence < ?
        """,
        header.getSequence(),
        Columns.at(header.getAt()),
        back.getActor().getId(),
        back.getFindingTextId(),
        back.getSettled(),
        back.getNextOn(),
        header.getWarningId(),
        header.getSequence());
    tell(entry, "looked-back", header);
  }

  private void take(Entry entry, String type, WarningHeader header, @Nullable String cleared) {
    jdbc.update(
        """
        insert into warnings (warning_id, sequence, rule, level, scope, scope_id, unit_id, unit_name,
            unit_line, category_level1, figures, case_ids, state, raised_at, at, cleared_reason,
            answer_due_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
        on conflict (warning_id) do update set sequence = excluded.sequence, level = excluded.level,
            unit_id = excluded.unit_id, unit_name = excluded.unit_name, unit_line = excluded.unit_line,
            category_level1 = excluded.category_level1, figures = excluded.figures,
            case_ids = excluded.case_ids, state = excluded.state,
            at = case when warnings.state = 'CLEARED' and excluded.state = 'CLEARED' then warnings.at
                else excluded.at end,
            cleared_reason = case when warnings.state = 'CLEARED' and excluded.state = 'CLEARED'
                then warnings.cleared_reason else excluded.cleared_reason end, answer_due_at = excluded.answer_due_at
        where warnings.sequence < excluded.sequence
        """,
        header.getWarningId(),
        header.getSequence(),
        header.getRule(),
        header.getLevel().name(),
        header.getScope().name(),
        header.getScopeId(),
        header.getUnitId(),
        header.getUnitName(),
        Columns.words(header.getUnitLine()),
        header.getCategoryLevel1(),
        Columns.json(header.getFigures()),
        Columns.words(header.getCaseIds()),
        cleared == null ? "STANDING" : "CLEARED",
        Columns.at(header.getAt()),
        Columns.at(header.getAt()),
        cleared,
        header.getAnswerDueAt() == null ? null : Columns.at(header.getAnswerDueAt()));
    tell(entry, type, header);
  }

  private void tell(Entry entry, String type, WarningHeader header) {
    jdbc.update(
        """
        insert into warning_events (event_id, warning_id, type, unit_line, at, body, partition, log_offset)
        values (?, ?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (event_id) do nothing
        """,
        header.getEventId(),
        header.getWarningId(),
        type,
        Columns.words(header.getUnitLine()),
        Columns.at(header.getAt()),
        Columns.json(Columns.fields(header, List.of())),
        entry.place().partition(),
        entry.place().offset());
  }
}
