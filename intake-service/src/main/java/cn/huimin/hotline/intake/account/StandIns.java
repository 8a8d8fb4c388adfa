package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.schemas.word.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of those who stand in for others. */
@Component
class StandIns {

  private final JdbcClient database;

  StandIns(JdbcClient database) {
    this.database = database;
  }

  void add(StandIn one) {
    database
        .sql(
            """
            insert into stand_in (stand_in_id, account, unit_id, role, from_day, until_day,
              named_by, named_at)
            values (:id, :account, :unitId, :role, :from, :until, :namedBy, :namedAt)
            """)
        .param("id", one.standInId())
        .param("account", one.account())
        .param("unitId", one.unitId())
        .param("role", one.role().name())
        .param("from", one.from())
        .param("until", one.until())
        .param("namedBy", one.namedBy())
        .param("namedAt", OffsetDateTime.ofInstant(one.namedAt(), ZoneOffset.UTC))
        .update();
  }

  Optional<StandIn> find(String standInId) {
    return database
        .sql("select * from stand_in where stand_in_id = :id")
        .param("id", standInId)
        .query((row, _) -> standIn(row))
        .optional();
  }

  /**
   * Those that hold on a day or are to come, by their first day.
   *
   * @param account of this account or of the unit, or null for all
   * @param unitId at this unit, or null
   */
  List<StandIn> standing(
      LocalDate today, @Nullable String account, @Nullable String unitId, int limit) {
    return database
        .sql(
            """
            select * from stand_in
            where ended_at is null and until_day >= :today
              and ((:account::text is null and :unitId::text is null)
                or account = :account or unit_id = :unitId)
            order by from_day, named_at, stand_in_id limit :limit
            """)
        .param("today", today)
        .param("account", account)
        .param("unitId", unitId)
        .param("limit", limit)
        .query((row, _) -> standIn(row))
        .list();
  }

  /** Ends one before its last day; one that has ended stays as it is. */
  void end(String standInId, Instant at) {
    database
        .sql("update stand_in set ended_at = :at where stand_in_id = :id and ended_at is null")
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .param("id", standInId)
        .update();
  }

  private static StandIn standIn(ResultSet row) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new StandIn(
        row.getString("stand_in_id"),
        row.getString("account"),
        row.getString("unit_id"),
        Role.valueOf(row.getString("role")),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getString("named_by"),
        row.getObject("named_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
