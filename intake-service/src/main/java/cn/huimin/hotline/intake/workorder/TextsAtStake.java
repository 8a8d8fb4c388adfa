package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.workorder.HandedTexts.Before;
import cn.huimin.hotline.schemas.command.CommandOutcome;
import cn.huimin.hotline.schemas.command.OutcomeKind;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Texts that are on the log while nobody knows yet what becomes of their command. They are noted
 * before they are written, and until the outcome has come ({@link LateRefusals}), so that neither a
 * short wait nor a crash leaves words of what was refused where they are.
 */
@Component
public class TextsAtStake {

  private final JdbcClient database;
  private final Clock clock;

  TextsAtStake(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A command whose outcome has not come.
   *
   * @param commandId its id
   * @param contentHash hash of its content: another body under the same key is another command here
   * @param caseId its case
   * @param textIds its texts
   * @param before what was known of it before it was handed on
   * @param accepted whether an outcome was read that accepts it
   * @param at when it was handed on last
   */
  record AtStake(
      String commandId,
      String contentHash,
      String caseId,
      List<String> textIds,
      Before before,
      boolean accepted,
      OffsetDateTime at) {

    /** Keys of its texts on {@code case-texts}. */
    List<String> keys() {
      return textIds.stream().map(id -> caseId + "/" + id).toList();
    }
  }

  /**
   * Notes a command whose texts are about to go onto the log.
   *
   * @param before what was known of it before
   */
  public void note(
      String caseId,
      String commandId,
      String contentHash,
      Collection<ScrubbedText> texts,
      Before before) {
    if (texts.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into text_at_stake (command_id, content_hash, case_id, text_ids, first, lately, at)
            values (:command, :hash, :case, :texts::text[], :first, :lately, :at)
            on conflict (command_id, content_hash) do update set at = excluded.at,
                first = text_at_stake.first and text_at_stake.at > excluded.at - interval '1 day',
                lately = excluded.lately
            """)
        .param("command", commandId)
        .param("hash", contentHash)
        .param("case", caseId)
        .param("texts", texts.stream().map(ScrubbedText::textId).toArray(String[]::new))
        .param("first", before.first())
        .param("lately", before.lately())
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  /** Those of the commands of outcomes that are at stake, each with its outcome. */
  List<Settled> of(List<CommandOutcome> outcomes) {
    var found = new ArrayList<Settled>();
    if (outcomes.isEmpty()) {
      return found;
    }
    var waiting =
        database
            .sql(
                """
                select s.*, coalesce(h.accepted, false) as accepted
                from text_at_stake s left join handed_command h using (command_id, content_hash)
                where command_id = any(:commands)
                """)
            .param(
                "commands",
                outcomes.stream()
                    .map(CommandOutcome::getCommandId)
                    .distinct()
                    .toArray(String[]::new))
            .query(
                (row, _) ->
                    new AtStake(
                        row.getString("command_id"),
                        row.getString("content_hash"),
                        row.getString("case_id"),
                        List.of((String[]) row.getArray("text_ids").getArray()),
                        new Before(row.getBoolean("first"), row.getBoolean("lately")),
                        row.getBoolean("accepted"),
                        row.getObject("at", OffsetDateTime.class)))
            .list();
    for (var outcome : outcomes) {
      waiting.stream()
          .filter(
              one ->
                  one.commandId().equals(outcome.getCommandId())
                      && one.contentHash().equals(outcome.getContentHash()))
          .forEach(one -> found.add(new Settled(one, outcome)));
    }
    return found;
  }

  /**
   * A command and what became of it.
   *
   * @param command the command
   * @param outcome its outcome
   */
  record Settled(AtStake command, CommandOutcome outcome) {

    /** Whether it was accepted. */
    boolean isAccepted() {
      return outcome.getKind() == OutcomeKind.ACCEPTED;
    }

    /** Whether its words are no words of the case ({@link Before#isInVain}). */
    boolean isInVain() {
      return !command.accepted() && command.before().isInVain(outcome);
    }
  }

  /** Forgets a command, unless it was handed on once more meanwhile. */
  void forget(AtStake command) {
    database
        .sql(
            """
            delete from text_at_stake
            where command_id = :command and content_hash = :hash and at = :at
            """)
        .param("command", command.commandId())
        .param("hash", command.contentHash())
        .param("at", command.at())
        .update();
  }
}
