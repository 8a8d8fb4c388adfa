package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.schemas.word.RetryKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What administrators asked for, and how far it is. */
@Component
class Requests {

  /**
   * A request and how far it is. Letters that came to it later, since they were parked behind one
   * of it, count too; letters that a later request took over do not.
   *
   * @param requestId its id
   * @param account who
   * @param kind what
   * @param service all that waits in this service, or null for letters by their ids
   * @param reason why, as the person said
   * @param at when
   * @param letters letters of it now
   * @param waiting those not answered yet
   * @param replayed those handled
   * @param failed those that failed again, or wait on behind one that did
   * @param discarded those left out
   * @param gone those whose record is no longer kept
   * @param notWaiting those their service knew nothing of any more
   */
  record Progress(
      String requestId,
      String account,
      RetryKind kind,
      @Nullable String service,
      @Nullable String reason,
      Instant at,
      long letters,
      long waiting,
      long replayed,
      long failed,
      long discarded,
      long gone,
      long notWaiting) {}

  private final JdbcClient database;

  Requests(JdbcClient database) {
    this.database = database;
  }

  void add(
      String requestId,
      String account,
      RetryKind kind,
      @Nullable String service,
      @Nullable String reason,
      int letters,
      Instant at) {
    database
        .sql(
            """
            insert into dead_letter_request (request_id, account, kind, service, reason, letters, at)
            values (:id, :account, :kind, :service, :reason, :letters, :at)
            """)
        .param("id", requestId)
        .param("account", account)
        .param("kind", kind.name())
        .param("service", service)
        .param("reason", reason)
        .param("letters", letters)
        .param("at", Letters.utc(at))
        .update();
  }

  Optional<Progress> find(String requestId) {
    return database
        .sql(
            """
            select r.request_id, r.account, r.kind, r.service, r.reason, r.at,
              count(l.letter_id) as letters,
              count(*) filter (where l.asked is not null) as waiting,
              count(*) filter (where l.state = 'REPLAYED') as replayed,
              count(*) filter (where l.state in ('OPEN', 'PARKED') and l.asked is null) as failed,
              count(*) filter (where l.state = 'DISCARDED') as discarded,
              count(*) filter (where l.state = 'GONE') as gone,
              count(*) filter (where l.state = 'NOT_WAITING') as not_waiting
            from dead_letter_request r left join dead_letter l using (request_id)
            where r.request_id = :id
            group by r.request_id
            """)
        .param("id", requestId)
        .query(
            (row, _) ->
                new Progress(
                    row.getString("request_id"),
                    row.getString("account"),
                    RetryKind.valueOf(row.getString("kind")),
                    row.getString("service"),
                    row.getString("reason"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getLong("letters"),
                    row.getLong("waiting"),
                    row.getLong("replayed"),
                    row.getLong("failed"),
                    row.getLong("discarded"),
                    row.getLong("gone"),
                    row.getLong("not_waiting")))
        .optional();
  }
}
