package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.relation.CaseEventWatcher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of steps, filled from case events in the transaction that remembers their place. */
@Component
class WriteBacks implements CaseEventWatcher {

  /** How long a step waits for answers of other cases, whose events may be read after its own. */
  private static final Duration ANSWERS_LATEST = Duration.ofMinutes(10);

  private final JdbcClient database;
  private final Answers answers;
  private final JsonMapper json;
  private final WriteBackSettings settings;
  private final RealTime time;

  WriteBacks(
      JdbcClient database,
      Answers answers,
      JsonMapper json,
      WriteBackSettings settings,
      RealTime time) {
    this.database = database;
    this.answers = answers;
    this.json = json;
    this.settings = settings;
    this.time = time;
  }

  @Override
  public void take(List<SpecificRecord> events) {
    for (var event : events) {
      StepReader.answer(event).ifPresent(answers::remember);
      StepReader.step(event).ifPresent(this::add);
    }
  }

  private void add(Step step) {
    database
        .sql(
            """
            insert into write_back (step_id, case_id, sequence, kind, external_number, case_number,
              accepted_at, fields, text_id, answered_by, state, next_at)
            values (:id, :caseId, :sequence, :kind, :external, :number, :at, :fields::jsonb,
              coalesce(:textId, case when :kind = 'REPORT'
                then (select text_id from write_back_answer where case_id = :caseId) end),
              :answeredBy::text[], :state, :next)
            on conflict do nothing
            """)
        .param("id", step.stepId())
        .param("caseId", step.caseId())
        .param("sequence", step.sequence())
        .param("kind", step.kind().name())
        .param("external", step.externalNumber())
        .param("number", step.caseNumber())
        .param("at", at(step.at()))
        .param("fields", json.writeValueAsString(step.fields()))
        .param("textId", step.textId())
        .param("answeredBy", step.answeredBy().toArray(String[]::new))
        .param("state", (settings.hasInterface() ? WriteBackState.DUE : WriteBackState.TODO).name())
        .param("next", at(time.clock().instant()))
        .update();
  }

  /** The first waiting step of each case, of those that may be tried now; the oldest first. */
  List<WriteBackLine> due(Instant now, int limit) {
    return database
        .sql(
            """
            select * from write_back w
            where state = 'DUE' and next_at <= :now and not exists (
              select from write_back before where before.case_id = w.case_id
                and before.sequence < w.sequence and before.state in ('DUE', 'TODO'))
              and (next_at <= :latest or not exists (
                select from unnest(w.answered_by) as one where not exists (
                  select from write_back_answer a where a.case_id = one
                    and coalesce(a.verdict, a.ended) is not null)))
            order by next_at, sequence limit :limit
            """)
        .param("now", at(now))
        .param("latest", at(now.minus(ANSWERS_LATEST)))
        .param("limit", limit)
        .query((row, _) -> line(row))
        .list();
  }

  Optional<WriteBackLine> find(String stepId) {
    return database
        .sql("select * from write_back where step_id = :id")
        .param("id", stepId)
        .query((row, _) -> line(row))
        .optional();
  }

  /** Whether nothing of the case waits before a step. */
  boolean isFirst(WriteBackLine line) {
    return database
        .sql(
            """
            select not exists (select from write_back where case_id = :caseId
              and sequence < :sequence and state in ('DUE', 'TODO'))
            """)
        .param("caseId", line.step().caseId())
        .param("sequence", line.step().sequence())
        .query(Boolean.class)
        .single();
  }

  /**
   * Steps in the order in which they are to be entered; of a state, a case, behind one, if given.
   */
  List<WriteBackLine> list(
      @Nullable WriteBackState state, @Nullable String caseId, @Nullable String after, int limit) {
    return database
        .sql(
            """
            select * from write_back
            where (:state::text is null or state = :state)
              and (:caseId::text is null or case_id = :caseId)
              and (:after::text is null or (accepted_at, case_id, sequence) >
                (select accepted_at, case_id, sequence from write_back where step_id = :after))
            order by accepted_at, case_id, sequence limit :limit
            """)
        .param("state", state == null ? null : state.name())
        .param("caseId", caseId)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> line(row))
        .list();
  }

  /** How many steps are in a state. */
  long count(WriteBackState state) {
    return database
        .sql("select count(*) from write_back where state = :state")
        .param("state", state.name())
        .query(Long.class)
        .single();
  }

  /**
   * Begins an attempt, committed before the step goes out, unless somebody else did.
   *
   * @return whether the attempt is the caller's to make
   */
  boolean begin(WriteBackLine line, Instant next) {
    return database
            .sql(
                """
                update write_back set attempts = attempts + 1, next_at = :next
                where step_id = :id and attempts = :attempts and state = :due
                """)
            .param("next", at(next))
            .param("id", line.step().stepId())
            .param("attempts", line.attempts())
            .param("due", WriteBackState.DUE.name())
            .update()
        == 1;
  }

  void failed(WriteBackLine line, String error) {
    database
        .sql("update write_back set last_error = :error where step_id = :id")
        .param("error", error)
        .param("id", line.step().stepId())
        .update();
  }

  /**
   * Moves a step on, unless somebody else did.
   *
   * @return whether it was still where it is taken to be
   */
  boolean move(WriteBackLine line, WriteBackState to, @Nullable String error, Instant now) {
    return database
            .sql(
                """
                update write_back set state = :to, last_error = :error,
                  ended_at = case when :to in ('SENT', 'DONE') then :now end
                where step_id = :id and state = :from
                """)
            .param("to", to.name())
            .param("error", error)
            .param("now", at(now))
            .param("id", line.step().stepId())
            .param("from", line.state().name())
            .update()
        == 1;
  }

  private WriteBackLine line(ResultSet row) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new WriteBackLine(
        new Step(
            row.getString("step_id"),
            row.getString("case_id"),
            row.getLong("sequence"),
            StepKind.valueOf(row.getString("kind")),
            row.getString("external_number"),
            row.getString("case_number"),
            row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
            json.readValue(row.getString("fields"), new TypeReference<>() {}),
            row.getString("text_id"),
            List.of((String[]) row.getArray("answered_by").getArray())),
        WriteBackState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getObject("next_at", OffsetDateTime.class).toInstant(),
        row.getString("last_error"),
        ended == null ? null : ended.toInstant());
  }

  private static OffsetDateTime at(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
