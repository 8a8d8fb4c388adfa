package cn.huimin.hotline.platform.deadletter;

import cn.huimin.hotline.schemas.word.DeadLetterStage;
import cn.huimin.hotline.schemas.word.LetterEnd;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Places of the records that a service with a database has given up, in its table {@code parked}.
 * Of the records themselves nothing: they are read again from where they stand. A letter is on the
 * log before the transaction ends that passes over its record.
 */
public final class ParkedTable {

  /**
   * A record that waits.
   *
   * @param lane lane it waits in
   * @param attempt how often it was tried
   * @param first whether nothing of its lane waits before it
   */
  public record Waiting(String lane, int attempt, boolean first) {}

  private final JdbcOperations jdbc;
  private final String step;
  private final DeadLetterLog letters;

  /**
   * The table in this database.
   *
   * @param jdbc the database
   * @param step name of what takes the log in, in letters
   * @param letters where letters are sent
   */
  public ParkedTable(JdbcOperations jdbc, String step, DeadLetterLog letters) {
    this.jdbc = jdbc;
    this.step = step;
    this.letters = letters;
  }

  /** Name of what takes the log in, in letters. */
  String step() {
    return step;
  }

  /** Those of these lanes in which something waits. */
  public Set<String> occupied(Collection<String> lanes) {
    return new HashSet<>(
        jdbc.queryForList(
            "select distinct lane from parked where lane = any(?)",
            String.class,
            (Object) new TreeSet<>(lanes).toArray(String[]::new)));
  }

  /** Gives a record up, for the first time or again, and sends its letter. */
  public void giveUp(GivenUp record, String lane, DeadLetterStage stage, Throwable why) {
    var attempt =
        jdbc.queryForObject(
            """
            insert into parked (topic, partition, log_offset, lane, attempt, stage, reason)
            values (?, ?, ?, ?, 1, ?, ?)
            on conflict (topic, partition, log_offset) do update
            set attempt = parked.attempt + 1, stage = excluded.stage, reason = excluded.reason
            returning attempt
            """,
            Integer.class,
            record.topic(),
            record.partition(),
            record.offset(),
            lane,
            stage.name(),
            why.getClass().getSimpleName());
    letters.giveUp(record, new Turn(step, lane, attempt == null ? 1 : attempt), stage, why);
  }

  /** Lets a record wait since an earlier one of its lane does. */
  public void park(GivenUp record, String lane) {
    giveUp(record, lane, DeadLetterStage.PARKED, new EarlierRecordWaitsException());
  }

  /** The record of a place, if it waits. */
  public Optional<Waiting> find(Place place) {
    return jdbc
        .query(
            """
            select lane, attempt, not exists (select 1 from parked before
                where before.lane = parked.lane and before.topic = parked.topic
                  and before.partition = parked.partition
                  and before.log_offset < parked.log_offset)
            from parked where topic = ? and partition = ? and log_offset = ?
            """,
            (row, _) -> new Waiting(row.getString(1), row.getInt(2), row.getBoolean(3)),
            place.topic(),
            place.partition(),
            place.offset())
        .stream()
        .findFirst();
  }

  /** Lets a record go, and says how it ended. */
  public void settle(Place place, Waiting waiting, LetterEnd end) {
    jdbc.update(
        "delete from parked where topic = ? and partition = ? and log_offset = ?",
        place.topic(),
        place.partition(),
        place.offset());
    letters.settle(place, new Turn(step, waiting.lane(), waiting.attempt() + 1), end);
  }

  /** Says that a record does not wait. */
  void notWaiting(Place place, Turn turn) {
    letters.settle(place, turn, LetterEnd.NOT_WAITING);
  }

  /** Leaves out whatever waits in a lane. */
  public void discard(String lane) {
    jdbc.query(
            "select topic, partition, log_offset from parked where lane = ? order by log_offset",
            (row, _) -> new Place(row.getString(1), row.getInt(2), row.getLong(3)),
            lane)
        .forEach(
            place -> find(place).ifPresent(waiting -> settle(place, waiting, LetterEnd.DISCARDED)));
  }

  /** How many records wait. */
  public long count() {
    var count = jdbc.queryForObject("select count(*) from parked", Long.class);
    return count == null ? 0 : count;
  }
}
