package cn.huimin.hotline.notification.mail;

import cn.huimin.hotline.notification.delivery.Delivery;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Mails and the attempts at them. */
public final class MailStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  /** In this database. */
  public MailStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps a mail; false if it is kept already. */
  boolean add(Delivery mail) {
    return jdbc.sql(
                """
                insert into mail (delivery_id, message_key, recipient, recipient_unit_id, template,
                    parameters, urgent, case_id, case_sequence, source_event_id, happened_at)
                values (:id, :key, :recipient, :unit, :template, :parameters::jsonb, :urgent,
                    :case, :sequence, :source, :happened) on conflict do nothing
                """)
            .param("id", mail.id())
            .param("key", mail.key())
            .param("recipient", mail.recipient())
            .param("unit", mail.unitId())
            .param("template", mail.template())
            .param("parameters", JSON.writeValueAsString(mail.parameters()))
            .param("urgent", mail.urgent())
            .param("case", mail.caseId())
            .param("sequence", mail.caseSequence())
            .param("source", mail.sourceEventId())
            .param("happened", Timestamp.from(mail.happenedAt()))
            .update()
        == 1;
  }

  /** A mail that is still to be sent. */
  Optional<QueuedMail> due(String id) {
    return jdbc.sql("select * from mail where delivery_id = ? and state = 'DUE'")
        .param(id)
        .query((row, _) -> mail(row))
        .optional();
  }

  /** Begins an attempt, committed before the mail goes out; its number, from 1. */
  int begin(String id, Instant at) {
    return jdbc.sql(
            """
            update mail set attempt = attempt + 1, attempted_at = ?
            where delivery_id = ? returning attempt
            """)
        .params(Timestamp.from(at), id)
        .query(Integer.class)
        .single();
  }

  /** Notes what kind of error an attempt ended with. */
  void failed(String id, String error) {
    jdbc.sql("update mail set last_error = ? where delivery_id = ?").params(error, id).update();
  }

  /** Ends a mail: sent, or given up. */
  void end(String id, boolean sent, Instant at) {
    jdbc.sql("update mail set state = ?, ended_at = ? where delivery_id = ?")
        .params(sent ? "SENT" : "FAILED", Timestamp.from(at), id)
        .update();
  }

  private static QueuedMail mail(ResultSet row) throws SQLException {
    return new QueuedMail(
        new Delivery(
            row.getString("delivery_id"),
            row.getString("message_key"),
            DeliveryChannel.MAIL,
            row.getString("recipient"),
            row.getString("recipient_unit_id"),
            row.getString("template"),
            JSON.readValue(
                row.getString("parameters"), new TypeReference<Map<String, String>>() {}),
            row.getBoolean("urgent"),
            row.getString("case_id"),
            caseSequence(row),
            row.getString("source_event_id"),
            row.getTimestamp("happened_at").toInstant()),
        row.getInt("attempt"));
  }

  private static @Nullable Long caseSequence(ResultSet row) throws SQLException {
    long sequence = row.getLong("case_sequence");
    return row.wasNull() ? null : sequence;
  }
}
