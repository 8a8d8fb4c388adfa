package cn.huimin.hotline.intake.deadletter;

import cn.huimin.hotline.platform.deadletter.Place;
import cn.huimin.hotline.platform.deadletter.Turn;
import cn.huimin.hotline.schemas.word.RetryKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter and what has become of it.
 *
 * @param id grows with the coming of letters
 * @param service service that gave the record up
 * @param turn where the record waits in it, and how often it was tried
 * @param place where the record stands
 * @param stage how far the service came
 * @param caseId case it belongs to, where that is known
 * @param valueSize bytes of the record; -1 for a tombstone
 * @param errorClass class of what went wrong
 * @param errorMessage what went wrong and where, without anything the record says
 * @param firstAt when it was given up first
 * @param lastAt when it was given up, or settled, last
 * @param state what has become of it
 * @param requestId who asked for it last, if anybody has
 * @param asked what was asked and is not answered yet
 */
record Letter(
    long id,
    String service,
    Turn turn,
    Place place,
    String stage,
    @Nullable String caseId,
    int valueSize,
    String errorClass,
    String errorMessage,
    Instant firstAt,
    Instant lastAt,
    LetterState state,
    @Nullable String requestId,
    @Nullable RetryKind asked) {

  /** Whether a step of its service waits for it. */
  boolean hasStep() {
    return !turn.step().isEmpty();
  }

  static Letter of(ResultSet row, int number) throws SQLException {
    var asked = row.getString("asked");
    return new Letter(
        row.getLong("letter_id"),
        row.getString("service"),
        new Turn(row.getString("step"), row.getString("lane"), row.getInt("attempts")),
        new Place(row.getString("topic"), row.getInt("partition"), row.getLong("log_offset")),
        row.getString("stage"),
        row.getString("case_id"),
        row.getInt("value_size"),
        row.getString("error_class"),
        row.getString("error_message"),
        row.getObject("first_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_at", OffsetDateTime.class).toInstant(),
        LetterState.valueOf(row.getString("state")),
        row.getString("request_id"),
        asked == null ? null : RetryKind.valueOf(asked));
  }
}
