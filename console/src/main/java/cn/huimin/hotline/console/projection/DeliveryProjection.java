package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whom we told what; the inbox is read from it. */
final class DeliveryProjection implements Projection {

  // Places in a row.
  private static final int RESULT = 4;
  private static final int ATTEMPT = 5;
  private static final int AT = 12;

  private final JdbcTemplate jdbc;

  DeliveryProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Topic> topics() {
    return List.of(Topics.DELIVERIES);
  }

  @Override
  public void apply(List<Entry> entries, Touched touched) {
    var rows = new LinkedHashMap<String, Object[]>();
    for (var entry : entries) {
      if (entry.value() instanceof DeliveryRecorded delivery) {
        rows.merge(delivery.getDeliveryId(), row(entry, delivery), DeliveryProjection::again);
        touched.followed(ReadModelSignal.inbox(delivery.getRecipient()));
      }
    }
    jdbc.batchUpdate(
        """
        insert into deliveries (delivery_id, recipient, unit_id, channel, result, attempt, template,
            parameters, urgent, case_id, source_event_id, happened_at, at, partition, log_offset)
        values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
        on conflict (delivery_id) do update set result = excluded.result, attempt = excluded.attempt,
            at = excluded.at
        """,
        List.copyOf(rows.values()));
  }

  /** A later attempt keeps its place in the log. */
  private static Object[] again(Object[] first, Object[] later) {
    var row = first.clone();
    for (int column : List.of(RESULT, ATTEMPT, AT)) {
      row[column] = later[column];
    }
    return row;
  }

  private static Object[] row(Entry entry, DeliveryRecorded delivery) {
    return new Object[] {
      delivery.getDeliveryId(),
      delivery.getRecipient(),
      delivery.getRecipientUnitId(),
      delivery.getChannel().name(),
      delivery.getResult().name(),
      delivery.getAttempt(),
      delivery.getTemplate(),
      Columns.json(delivery.getParameters()),
      delivery.getUrgent(),
      delivery.getCaseId(),
      delivery.getSourceEventId(),
      Columns.at(delivery.getHappenedAt()),
      Columns.at(delivery.getAt()),
      entry.place().partition(),
      entry.place().offset()
    };
  }
}
