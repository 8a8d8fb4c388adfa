package cn.huimin.hotline.intake.audit;

import cn.huimin.hotline.intake.access.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit: written before what it tells of is handed out, never changed. */
@Component
public class AuditLog {

  private final JdbcClient database;
  private final Clock clock;

  AuditLog(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Writes what somebody signed in did or was denied. */
  public void write(
      SignedIn who,
      AuditAct act,
      boolean granted,
      @Nullable String caseId,
      @Nullable String reason) {
    insert(who.account(), who.role().name(), who.unitId(), act, granted, caseId, reason);
  }

  /** Writes a sign-in that failed; the name may be nobody's. */
  public void signInFailed(String username) {
    insert(username, "", null, AuditAct.SIGN_IN_FAILED, false, null, null);
  }

  /**
   * Lines, the newest first.
   *
   * @param account of this account only, or null
   * @param caseId about this case only, or null
   * @param before older than this line, or null
   * @param limit how many at most
   */
  public List<AuditEntry> read(
      @Nullable String account, @Nullable String caseId, @Nullable Long before, int limit) {
    return database
        .sql(
            """
            select * from audit
            where (:account::text is null or account = :account)
              and (:caseId::text is null or case_id = :caseId)
              and (:before::bigint is null or id < :before)
            order by id desc limit :limit
            """)
        .param("account", account)
        .param("caseId", caseId)
        .param("before", before)
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  private void insert(
      String account,
      String role,
      @Nullable String unitId,
      AuditAct act,
      boolean granted,
      @Nullable String caseId,
      @Nullable String reason) {
    database
        .sql(
            """
            insert into audit (at, account, role, unit_id, act, granted, case_id, reason)
            values (:at, :account, :role, :unitId, :act, :granted, :caseId, :reason)
            """)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("account", account)
        .param("role", role)
        .param("unitId", unitId)
        .param("act", act.word())
        .param("granted", granted)
        .param("caseId", caseId)
        .param("reason", reason)
        .update();
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("account"),
        row.getString("role"),
        row.getString("unit_id"),
        AuditAct.ofWord(row.getString("act")),
        row.getBoolean("granted"),
        row.getString("case_id"),
        row.getString("reason"));
  }
}
