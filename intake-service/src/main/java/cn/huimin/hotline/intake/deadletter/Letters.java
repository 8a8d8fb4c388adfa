package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.schemas.deadletter.DeadLetter;
import cn.huimin.hotline.schemas.deadletter.DeadLetterSettled;
import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of dead letters. */
@Component
class Letters {

  /** A lane of a step of a service. */
  record Lane(String service, String step, String lane) {}

  /** How many letters of a service wait. */
  record Total(String service, long open, long parked) {}

  private final JdbcClient database;

  Letters(JdbcClient database) {
    this.database = database;
  }

  /**
   * Takes a letter in: a new one, or one more attempt at a known one.
   *
   * @param position its place on the topic of its service
   */
  Lane take(DeadLetter letter, long position) {
    database
        .sql(
            """
            insert into dead_letter (service, step, topic, partition, log_offset, lane, position, stage,
              case_id, value_size, error_class, error_message, attempts, first_at, last_at, state)
            values (:service, :step, :topic, :partition, :offset, :lane, :position, :stage, :caseId,
              :valueSize, :errorClass, :errorMessage, :attempts, :at, :at, :state)
            on conflict (service, step, topic, partition, log_offset) do update
              set position = case when dead_letter.state in ('OPEN', 'PARKED')
                    then dead_letter.position else excluded.position end,
                lane = excluded.lane, stage = excluded.stage, value_size = excluded.value_size,
                error_class = excluded.error_class, error_message = excluded.error_message,
                attempts = excluded.attempts, last_at = excluded.last_at, state = excluded.state,
                asked = null, sent = false
            """)
        .param("service", letter.getService())
        .param("step", letter.getStep())
        .param("topic", letter.getSourceTopic())
        .param("partition", letter.getSourcePartition())
        .param("offset", letter.getSourceOffset())
        .param("lane", letter.getLane())
        .param("position", position)
        .param("stage", letter.getStage().name())
        .param("caseId", letter.getCaseId())
        .param("valueSize", letter.getValueSize())
        .param("errorClass", letter.getErrorClass())
        .param("errorMessage", letter.getErrorMessage())
        .param("attempts", letter.getAttempt())
        .param("at", utc(letter.getAt()))
        .param(
            "state",
            (letter.getStage() == DeadLetterStage.PARKED ? LetterState.PARKED : LetterState.OPEN)
                .name())
        .update();
    return new Lane(letter.getService(), letter.getStep(), letter.getLane());
  }

  /** Takes in that a letter waits no longer; its lane, if it is known and waited. */
  List<Lane> settle(DeadLetterSettled settled) {
    return database
        .sql(
            """
            update dead_letter set state = :state, last_at = :at, asked = null, sent = false,
              attempts = greatest(attempts, :attempts)
            where service = :service and step = :step and topic = :topic and partition = :partition
              and log_offset = :offset and state in ('OPEN', 'PARKED')
            returning service, step, lane
            """)
        .param("state", LetterState.of(settled.getEnd()).name())
        .param("at", utc(settled.getAt()))
        .param("attempts", settled.getAttempt())
        .param("service", settled.getService())
        .param("step", settled.getStep())
        .param("topic", settled.getSourceTopic())
        .param("partition", settled.getSourcePartition())
        .param("offset", settled.getSourceOffset())
        .query((row, _) -> new Lane(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** What waits in a lane, in its order. */
  List<Letter> waiting(Lane lane) {
    return database
        .sql(
            """
            select * from dead_letter
            where service = :service and step = :step and lane = :lane and state in ('OPEN', 'PARKED')
            order by position
            """)
        .param("service", lane.service())
        .param("step", lane.step())
        .param("lane", lane.lane())
        .query(Letter::of)
        .list();
  }

  /** Id of the request that asked last in a lane, for what goes on by itself behind it. */
  @Nullable String lastRequest(Lane lane) {
    return database
        .sql(
            """
            select request_id from dead_letter
            where service = :service and step = :step and lane = :lane and request_id is not null
            order by last_at desc, letter_id desc limit 1
            """)
        .param("service", lane.service())
        .param("step", lane.step())
        .param("lane", lane.lane())
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /**
   * Letters, the newest first.
   *
   * @param service of this service only, or null
   * @param state in this state only, or null
   * @param caseId of this case only, or null
   * @param before older than this letter, or null
   * @param limit how many at most
   */
  List<Letter> read(
      @Nullable String service,
      @Nullable LetterState state,
      @Nullable String caseId,
      @Nullable Long before,
      int limit) {
    return database
        .sql(
            """
            select * from dead_letter
            where (:service::text is null or service = :service)
              and (:state::text is null or state = :state)
              and (:caseId::text is null or case_id = :caseId)
              and (:before::bigint is null or letter_id < :before)
            order by letter_id desc limit :limit
            """)
        .param("service", service)
        .param("state", state == null ? null : state.name())
        .param("caseId", caseId)
        .param("before", before)
        .param("limit", limit)
        .query(Letter::of)
        .list();
  }

  /** The letters of these ids. */
  List<Letter> byId(Collection<Long> ids) {
    return database
        .sql("select * from dead_letter where letter_id = any(:ids) order by letter_id")
        .param("ids", ids.toArray(Long[]::new))
        .query(Letter::of)
        .list();
  }

  /** Lanes of a service in which something waits. */
  List<Lane> lanes(String service) {
    return database
        .sql(
            """
            select step, lane from dead_letter where service = :service and state in ('OPEN', 'PARKED')
            group by step, lane order by min(letter_id)
            """)
        .param("service", service)
        .query((row, _) -> new Lane(service, row.getString(1), row.getString(2)))
        .list();
  }

  /** How many wait, by service; services of which none waits are left out. */
  List<Total> totals() {
    return database
        .sql(
            """
            select service, count(*) filter (where state = 'OPEN'),
              count(*) filter (where state = 'PARKED')
            from dead_letter where state in ('OPEN', 'PARKED') group by service order by service
            """)
        .query((row, _) -> new Total(row.getString(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  /** Notes what is asked about letters, to be sent. */
  void ask(Collection<Letter> letters, RetryKind kind, @Nullable String requestId) {
    database
        .sql(
            """
            update dead_letter set asked = :kind, sent = false, request_id = :requestId
            where letter_id = any(:ids) and state in ('OPEN', 'PARKED')
            """)
        .param("kind", kind.name())
        .param("requestId", requestId)
        .param("ids", letters.stream().map(Letter::id).toArray(Long[]::new))
        .update();
  }

  /** Leaves letters out that no service waits for. */
  void discard(Collection<Letter> letters, String requestId) {
    database
        .sql(
            """
            update dead_letter set state = 'DISCARDED', request_id = :requestId
            where letter_id = any(:ids) and state in ('OPEN', 'PARKED')
            """)
        .param("requestId", requestId)
        .param("ids", letters.stream().map(Letter::id).toArray(Long[]::new))
        .update();
  }

  /** What was asked and is not on the retry topic yet, in the order of the lanes. */
  List<Letter> unsent(int most) {
    return database
        .sql(
            """
            select * from dead_letter where asked is not null and not sent
            order by service, position limit :most
            """)
        .param("most", most)
        .query(Letter::of)
        .list();
  }

  /** Notes that what was asked about letters is on the retry topic. */
  void sent(Collection<Letter> letters) {
    database
        .sql("update dead_letter set sent = true where letter_id = any(:ids) and asked is not null")
        .param("ids", letters.stream().map(Letter::id).toArray(Long[]::new))
        .update();
  }

  static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
