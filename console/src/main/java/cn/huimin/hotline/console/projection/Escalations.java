package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.deadline.ClockCorrected;
import cn.huimin.hotline.schemas.deadline.ClockSet;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.LadderStepTaken;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.word.ClockKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Red cards, steps of the ladder and orders of leaders, as leaders watch them: one row for each
 * step of a clock of a unit's turn, and one for each order, however often its limit is set (DOMAIN
 * §5).
 */
final class Escalations {

  private static final String SUPERVISION = "SUPERVISION";

  /** The step of the log that each kind of escalation is made of. */
  private static final Map<String, String> KINDS =
      Map.of(
          "red-card", "RED_CARD",
          "supervision-draft", "LADDER",
          "criticism-draft", "CRITICISM",
          "leader-told", "LEADER_TOLD");

  private final JdbcTemplate jdbc;

  Escalations(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes in an event of a clock.
   *
   * @param first whether it is the first that the clock was heard of
   */
  void take(Entry entry, DeadlineHeader header, boolean first, Touched touched) {
    switch (entry.value()) {
      case RedCardGiven red -> add(entry, touched, header, kind("red-card"), red.getStepAt());
      case LadderStepTaken ladder ->
          add(entry, touched, header, kind(ladder.getStep()), ladder.getStepAt());
      case ClockCorrected corrected -> withdraw(header, corrected.getWithdrawn());
      case ClockSet _ when header.getClock() == ClockKind.SUPERVISION -> {
        if (first) {
          add(entry, touched, header, SUPERVISION, header.getFiredAt());
        } else {
          move(header);
        }
      }
      case null, default -> {}
    }
  }

  private static String kind(String step) {
    return Objects.requireNonNullElse(KINDS.get(step), "LADDER");
  }

  private void add(Entry entry, Touched touched, DeadlineHeader header, String kind, Instant at) {
    touched.followed(ReadModelSignal.ESCALATIONS);
    jdbc.update(
        """
        insert into escalations (event_id, kind, case_id, case_number, clock, round, leg, party,
            unit_id, unit_name, unit_line, urgency, due_at, at, partition, log_offset)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (event_id) do nothing
        """,
        header.getEventId(),
        kind,
        header.getCaseId(),
        header.getCaseNumber(),
        header.getClock().name(),
        header.getRound(),
        header.getLeg(),
        header.getParty().name(),
        header.getUnitId(),
        header.getUnitName(),
        Columns.words(header.getUnitLine()),
        header.getUrgency().name(),
        Columns.at(header.getDueAt()),
        Columns.at(at),
        entry.place().partition(),
        entry.place().offset());
  }

  /** An order goes with the case down the line, and until when its leader says. */
  private void move(DeadlineHeader header) {
    jdbc.update(
        """
        update escalations set due_at = ?, unit_id = ?, unit_name = ?, unit_line = ?
        where case_id = ? and clock = ? and round = ? and leg = ? and kind = ?
        """,
        Columns.at(header.getDueAt()),
        header.getUnitId(),
        header.getUnitName(),
        Columns.words(header.getUnitLine()),
        header.getCaseId(),
        header.getClock().name(),
        header.getRound(),
        header.getLeg(),
        SUPERVISION);
  }

  /** A step that counts no longer is no escalation; those of another unit's turn are. */
  private void withdraw(DeadlineHeader header, List<String> withdrawn) {
    var gone = withdrawn.stream().filter(KINDS::containsKey).map(KINDS::get).toArray(String[]::new);
    if (gone.length > 0) {
      jdbc.update(
          """
          delete from escalations
          where case_id = ? and clock = ? and round = ? and leg = ? and kind = any(?)
          """,
          header.getCaseId(),
          header.getClock().name(),
          header.getRound(),
          header.getLeg(),
          gone);
    }
  }
}
