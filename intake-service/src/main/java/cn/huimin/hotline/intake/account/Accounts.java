package cn.huimin.hotline.intake.account;

import cn.huimin.hotline.schemas.word.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of accounts. */
@Component
public class Accounts {

  private final JdbcClient database;

  Accounts(JdbcClient database) {
    this.database = database;
  }

  /** An account by its name. */
  public Optional<Account> named(String name) {
    return database
        .sql("select * from account where name = :name")
        .param("name", name)
        .query((row, _) -> account(row))
        .optional();
  }

  /** Whether there is any account that is not the demo's. */
  public boolean any() {
    return database
        .sql("select exists (select from account where not demo)")
        .query(Boolean.class)
        .single();
  }

  /**
   * Adds an account.
   *
   * @return false if one of this name exists, which is left as it is
   */
  public boolean add(Account account) {
    return database
            .sql(
                """
                insert into account (name, password_hash, role, unit_id, enabled, demo, created_at)
                values (:name, :hash, :role, :unitId, :enabled, :demo, :createdAt)
                on conflict (name) do nothing
                """)
            .param("name", account.name())
            .param("hash", account.passwordHash())
            .param("role", account.role().name())
            .param("unitId", account.unitId())
            .param("enabled", account.enabled())
            .param("demo", account.demo())
            .param("createdAt", OffsetDateTime.ofInstant(account.createdAt(), ZoneOffset.UTC))
            .update()
        == 1;
  }

  /**
   * Accounts by name.
   *
   * @param unitId of this unit only, or null
   * @param after behind this name, or null
   * @param limit how many at most
   */
  public List<Account> list(@Nullable String unitId, @Nullable String after, int limit) {
    return database
        .sql(
            """
            select * from account
            where (:unitId::text is null or unit_id = :unitId)
              and (:after::text is null or name > :after)
            order by name limit :limit
            """)
        .param("unitId", unitId)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> account(row))
        .list();
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getString("name"),
        row.getString("password_hash"),
        Role.valueOf(row.getString("role")),
        row.getString("unit_id"),
        row.getBoolean("enabled"),
        row.getBoolean("demo"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
