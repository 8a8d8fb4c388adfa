package cn.huimin.hotline.notification.sms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests for a rating and the attempts at them; no number, no code, no text. */
public final class SmsStore {

  private final JdbcClient jdbc;

  /** In this database. */
  public SmsStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a request; false if it is kept already. */
  boolean add(RatingRequest request) {
    return jdbc.sql(
                """
                insert into sms (delivery_id, case_id, case_number, case_sequence, source_event_id,
                    together, happened_at)
                values (:id, :case, :number, :sequence, :source, :together, :happened)
                on conflict do nothing
                """)
            .param("id", request.id())
            .param("case", request.caseId())
            .param("number", request.caseNumber())
            .param("sequence", request.caseSequence())
            .param("source", request.sourceEventId())
            .param("together", request.together())
            .param("happened", Timestamp.from(request.happenedAt()))
            .update()
        == 1;
  }

  /** A request that is not at its end. */
  Optional<QueuedSms> due(String id) {
    return jdbc.sql("select * from sms where delivery_id = ? and ended_at is null")
        .param(id)
        .query((row, _) -> queued(row))
        .optional();
  }

  /** Begins an attempt, committed before the message goes out; its number, from 1. */
  int begin(String id, Instant at) {
    return jdbc.sql(
            """
            update sms set attempt = attempt + 1, attempted_at = ?, begun = true, outcome = null
            where delivery_id = ? returning attempt
            """)
        .params(Timestamp.from(at), id)
        .query(Integer.class)
        .single();
  }

  /** Notes what is known of the attempt. */
  void known(String id, SmsGateway.Outcome outcome) {
    jdbc.sql("update sms set begun = false, outcome = ? where delivery_id = ?")
        .params(outcome.name(), id)
        .update();
  }

  /** Nothing more is done about it. */
  void end(String id, Instant at) {
    jdbc.sql("update sms set ended_at = ? where delivery_id = ?")
        .params(Timestamp.from(at), id)
        .update();
  }

  private static QueuedSms queued(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    return new QueuedSms(
        new RatingRequest(
            row.getString("delivery_id"),
            row.getString("case_id"),
            row.getString("case_number"),
            row.getLong("case_sequence"),
            row.getString("source_event_id"),
            row.getBoolean("together"),
            row.getTimestamp("happened_at").toInstant()),
        row.getInt("attempt"),
        row.getBoolean("begun"),
        outcome == null ? null : SmsGateway.Outcome.valueOf(outcome));
  }
}
