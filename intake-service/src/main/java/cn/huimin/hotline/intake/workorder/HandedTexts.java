package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers whose texts went onto the log. Words of what was refused are taken off it again; but
 * routing forgets its answers after some weeks, and what it accepted once may be refused when it is
 * handed in again after that. The texts are the same then, and stay.
 */
@Component
public class HandedTexts {

  /** Routing keeps its answers longer than that (hotline.routing.outcomes-kept). */
  private static final Duration FIRST_ANSWER_STANDS = Duration.ofDays(1);

  private final JdbcClient database;
  private final Clock clock;

  HandedTexts(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What was known of a command before it was handed on.
   *
   * @param first whether it had never been
   * @param lately whether it had been so lately that routing answers with its first outcome
   */
  public record Before(boolean first, boolean lately) {

    /** Of a command that nobody can hand in again. */
    public static final Before NEVER = new Before(true, false);

    /**
     * Whether the words of a command with this outcome are no words of the case: what was refused
     * has not happened, unless the same was accepted before. Where the case is gone from routing
     * the answer says nothing of it: the words may be those of a command it once took.
     */
    public boolean isInVain(CommandOutcome outcome) {
      return outcome.getKind() != OutcomeKind.ACCEPTED
          && outcome.getKind() != OutcomeKind.NOT_FOUND
          && !ProblemCode.CASE_ARCHIVED.code().equals(outcome.getCode())
          && neverAccepted(outcome);
    }

    /** Whether this refusal tells that the command was never accepted. */
    private boolean neverAccepted(CommandOutcome refusal) {
      return first || (lately && refusal.getReplayed());
    }
  }

  /** Notes a command whose texts are about to go onto the log. */
  public Before note(String caseId, String commandId, String contentHash) {
    var now = clock.instant();
    return database
        .sql(
            """
            with noted as (
              insert into handed_command (command_id, content_hash, case_id, at)
              select :command, :hash, case_id, :at from work_order
              where case_id = :case and commands_noted
              on conflict do nothing returning command_id)
            select exists (select from noted) as first, exists (
              select from handed_command
              where command_id = :command and content_hash = :hash and at > :since) as lately
            """)
        .param("command", commandId)
        .param("hash", contentHash)
        .param("case", caseId)
        .param("at", utc(now))
        .param("since", utc(now.minus(FIRST_ANSWER_STANDS)))
        .query((row, _) -> new Before(row.getBoolean("first"), row.getBoolean("lately")))
        .single();
  }

  /** Of these amendments those whose content their case had once. */
  Set<String> kept(Collection<HandIn> amending) {
    return amending.isEmpty()
        ? Set.of()
        : database
            .sql(
                """
                select command_id from handed_command
                where kept and (command_id, content_hash) in (
                  select * from unnest(:commands::text[], :hashes::text[]))
                """)
            .param("commands", amending.stream().map(HandIn::commandId).toArray(String[]::new))
            .param("hashes", amending.stream().map(HandIn::hash).toArray(String[]::new))
            .query(String.class)
            .set();
  }

  /** Notes amendments, in the caller's transaction. */
  void noteAmending(Collection<HandIn> amending, Instant at) {
    if (amending.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into handed_command (command_id, content_hash, case_id, at, kept)
            select command_id, hash, case_id, :at, true
            from unnest(:commands::text[], :hashes::text[], :cases::text[])
              as c(command_id, hash, case_id)
            on conflict (command_id, content_hash) do update set kept = true
            where not handed_command.kept
            """)
        .param("commands", amending.stream().map(HandIn::commandId).toArray(String[]::new))
        .param("hashes", amending.stream().map(HandIn::hash).toArray(String[]::new))
        .param("cases", amending.stream().map(HandIn::caseId).toArray(String[]::new))
        .param("at", utc(at))
        .update();
  }

  /** Notes that a command was accepted: whatever is said of it later, its words are the case's. */
  void accepted(String commandId, String contentHash) {
    database
        .sql(
            """
            update handed_command set accepted = true
            where command_id = :command and content_hash = :hash
            """)
        .param("command", commandId)
        .param("hash", contentHash)
        .update();
  }

  /** Forgets a command that was refused, and whose texts are off the log. */
  public void forget(String commandId, String contentHash) {
    database
        .sql("delete from handed_command where command_id = :command and content_hash = :hash")
        .param("command", commandId)
        .param("hash", contentHash)
        .update();
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
