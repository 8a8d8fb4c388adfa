package cn.huimin.hotline.intake.open311;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of requests that came in by Open311, with how far their cases are. */
@Component
class Open311Requests {

  /**
   * A request.
   *
   * @param requestId its id, random
   * @param serviceCode its service
   * @param requestedAt when it came in
   * @param closed whether its case has ended
   * @param updatedAt when its case last moved on
   */
  record Line(
      String requestId,
      String serviceCode,
      Instant requestedAt,
      boolean closed,
      Instant updatedAt) {}

  /** What a list is narrowed to; null is anything. Pages count from 1. */
  record Filter(
      @Nullable List<String> requestIds,
      @Nullable List<String> serviceCodes,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Boolean closed,
      int size,
      int page) {

    /** The one request of an id. */
    static Filter of(String requestId) {
      return new Filter(List.of(requestId), null, null, null, null, 1, 1);
    }
  }

  /** Requests a list has at most. */
  static final int MOST = 1_000;

  /** How long a try that was not taken is remembered: longer than one that is repeated. */
  private static final Duration TRIED = Duration.ofDays(1);

  private static final String CLOSED =
      "coalesce(u.state in ('CLOSED', 'FILED', 'ANSWERED', 'MERGED', 'SPLIT', 'REFERRED', 'NOT_ACCEPTED',"
          + " 'WITHDRAWN', 'INVALID'), false)";

  private final JdbcClient database;

  Open311Requests(JdbcClient database) {
    this.database = database;
  }

  /**
   * Notes a request before it is handed in. Whatever becomes of this try, the next says the same
   * moment, and so the same work order.
   *
   * @param at now
   * @return when it came in first
   */
  Instant begin(String requestId, String caseId, String serviceCode, Instant at) {
    database
        .sql("delete from open311_request where not taken and requested_at < :before")
        .param("before", utc(at.minus(TRIED)))
        .update();
    return database
        .sql(
            """
            insert into open311_request (request_id, case_id, service_code, requested_at, taken)
            values (:id, :caseId, :service, :at, false)
            on conflict (request_id) do update set case_id = excluded.case_id
            returning requested_at
            """)
        .param("id", requestId)
        .param("caseId", caseId)
        .param("service", serviceCode)
        .param("at", utc(at))
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  /** A request is on the log: from here on it is shown. */
  void taken(String requestId) {
    database
        .sql("update open311_request set taken = true where request_id = :id and not taken")
        .param("id", requestId)
        .update();
  }

  /** Requests, the newest first, a page of them. */
  List<Line> list(Filter filter) {
    return database
        .sql(
            "select r.*, "
                + CLOSED
                + " as closed, coalesce(u.changed_at, r.requested_at) as updated_at"
                + " from open311_request r left join case_unit u using (case_id)"
                + " where r.taken and (:anyId or r.request_id in (:ids)) and (:anyService or r.service_code in (:services))"
                + " and (:from::timestamptz is null or r.requested_at >= :from)"
                + " and (:until::timestamptz is null or r.requested_at <= :until)"
                + " and (:closed::boolean is null or "
                + CLOSED
                + " = :closed) order by r.requested_at desc, r.request_id"
                + " limit :size offset :before")
        .param("size", filter.size())
        .param("before", (filter.page() - 1L) * filter.size())
        .param("anyId", filter.requestIds() == null)
        .param("ids", orNone(filter.requestIds()))
        .param("anyService", filter.serviceCodes() == null)
        .param("services", orNone(filter.serviceCodes()))
        .param("from", filter.from() == null ? null : utc(filter.from()))
        .param("until", filter.until() == null ? null : utc(filter.until()))
        .param("closed", filter.closed())
        .query((row, _) -> line(row))
        .list();
  }

  private static List<String> orNone(@Nullable List<String> several) {
    return several == null || several.isEmpty() ? List.of("") : several;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getString("request_id"),
        row.getString("service_code"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("closed"),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
