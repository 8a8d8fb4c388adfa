package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.schemas.topic.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published bulletins, each frozen as it was with the place of the ledger that it was made from. A
 * correction is a further edition with its reason; nothing is changed or deleted.
 */
@Component
public class EditionStore {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_WORDS = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate atOneMoment;
  private final Clock clock;

  EditionStore(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
    this.jdbc = jdbc;
    this.atOneMoment = new TransactionTemplate(transactions);
    this.atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.clock = clock;
  }

  /**
   * Freezes a bulletin, with the place of the ledger at which it was made: both are read at one
   * moment, whatever comes in beside it.
   *
   * @param making makes it as things are now
   * @param reason why there is another edition; the first needs none
   * @param commandId the same id again publishes nothing and gives what it published
   * @throws Refusal invalid-input if a reason is missing or too long
   */
  public Bulletin publish(
      Supplier<Bulletin> making, @Nullable String reason, String commandId, Viewer by) {
    try {
      return atOneMoment.execute(
          _ -> byCommand(commandId).orElseGet(() -> frozen(making.get(), reason, commandId, by)));
    } catch (DuplicateKeyException e) {
      // Somebody else published at the same moment.
      return byCommand(commandId)
          .orElseThrow(() -> new Refusal(ProblemCode.NOT_AVAILABLE, "另一位刚刚发布了同一期，请看过后再决定要不要更正"));
    }
  }

  private Bulletin frozen(Bulletin made, @Nullable String reason, String commandId, Viewer by) {
    var period = made.period().id();
    int edition = editions(period).size() + 1;
    var why = reason == null || reason.isBlank() ? null : reason.strip();
    if (edition > 1 && why == null) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "这一期已经发布过，更正要写理由（reason），会印在新的一版上");
    }
    if (why != null && why.length() > MOST_WORDS) {
      throw new Refusal(ProblemCode.INVALID_INPUT, "理由（reason）最多 500 字");
    }
    jdbc.sql(
            """
            insert into bulletin_editions (period, edition, command_id, published_at, by_account,
              by_role, position, reason, bulletin)
            values (:period, :edition, :command, :at, :account, :role, :position, :reason,
              :bulletin::jsonb)
            """)
        .param("period", period)
        .param("edition", edition)
        .param("command", commandId)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("account", by.account())
        .param("role", by.role().name())
        .param("position", position())
        .param("reason", why)
        .param("bulletin", JSON.writeValueAsString(made))
        .update();
    return edition(period, edition);
  }

  /** Place of the ledger that the read model has taken in: partition:offset, comma separated. */
  private String position() {
    return jdbc
        .sql("select partition, next_offset from consumed where topic = :topic order by partition")
        .param("topic", Topics.SCORE_ENTRIES.name())
        .query((row, _) -> row.getInt(1) + ":" + row.getLong(2))
        .list()
        .stream()
        .collect(Collectors.joining(","));
  }

  /** Editions of a period, the first first; without what they say. */
  public List<Edition> editions(String period) {
    return jdbc.sql("select * from bulletin_editions where period = :period order by edition")
        .param("period", period)
        .query((row, _) -> edition(row))
        .list();
  }

  /**
   * An edition as it was published.
   *
   * @throws Refusal not-found
   */
  public Bulletin edition(String period, int edition) {
    return jdbc.sql("select * from bulletin_editions where period = :period and edition = :edition")
        .param("period", period)
        .param("edition", edition)
        .query((row, _) -> bulletin(row))
        .optional()
        .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "这一期没有这一版"));
  }

  private Optional<Bulletin> byCommand(String commandId) {
    return jdbc.sql("select * from bulletin_editions where command_id = :command")
        .param("command", commandId)
        .query((row, _) -> bulletin(row))
        .optional();
  }

  private static Bulletin bulletin(ResultSet row) throws SQLException {
    return JSON.readValue(row.getString("bulletin"), Bulletin.class).as(edition(row));
  }

  private static Edition edition(ResultSet row) throws SQLException {
    return new Edition(
        row.getInt("edition"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        row.getString("by_account"),
        row.getString("position"),
        row.getString("reason"));
  }
}
