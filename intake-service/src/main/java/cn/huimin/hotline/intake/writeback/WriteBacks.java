package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.intake.config.RealTime;
import cn.huimin.hotline.intake.relation.CaseEventWatcher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      StepReader.calledBack(event).ifPresent(answers::remember);
      StepReader.steps(event).forEach(this::add);
    }
  }

  private void add(Step step) {
    database
        .sql(
            """
            insert into write_back (step_id, case_id, sequence, place, kind, external_number, case_number,
              accepted_at, fields, text_id, answered_by, state, next_at)
            values (:id, :caseId, :sequence, :place, :kind, :external, :number, :at, :fields::jsonb,
              coalesce(:textId, case when :kind = 'REPORT'
                then (select text_id from write_back_answer where case_id = :caseId) end),
              :answeredBy::text[], :state, :next)
            on conflict do nothing
            """)
        .param("id", step.stepId())
        .param("caseId", step.caseId())
        .param("sequence", step.sequence())
        .param("place", step.place())
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
                and (before.sequence, before.place) < (w.sequence, w.place)
                and before.state in ('DUE', 'TODO'))
              and (next_at <= :latest or not exists (
                select from unnest(w.answered_by) as one where not exists (
                  select from write_back_answer a where a.case_id = one
                    and coalesce(case w.kind when 'CALLBACK'
                      then coalesce(a.satisfaction, a.reached::text) else a.verdict end, a.ended) is not null)))
            order by next_at, sequence, place limit :limit
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
              and (sequence, place) < (:sequence, :place) and state in ('DUE', 'TODO'))
            """)
        .param("caseId", line.step().caseId())
        .param("sequence", line.step().sequence())
        .param("place", line.step().place())
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
              and (:after::text is null or (accepted_at, case_id, sequence, place) >
                (select accepted_at, case_id, sequence, place from write_back where step_id = :after))
            order by accepted_at, case_id, sequence, place limit :limit
            """)
        .param("state", state == null ? null : state.name())
        .param("caseId", caseId)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> line(row))
        .list();
  }

  /** Steps that were checked off, the last first; of a case, behind one, if given. */
  List<WriteBackLine> done(@Nullable String caseId, @Nullable String after, int limit) {
    return database
        .sql(
            """
            select * from write_back
            where state = 'DONE'
              and (:caseId::text is null or case_id = :caseId)
              and (:after::text is null or (ended_at, step_id) <
                (select ended_at, step_id from write_back where step_id = :after))
            order by ended_at desc, step_id desc limit :limit
            """)
        .param("caseId", caseId)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> line(row))
        .list();
  }

  /** What steps that wait for a person failed with, and how many with each. */
  Map<String, Long> failures() {
    var failures = new LinkedHashMap<String, Long>();
    database
        .sql(
            """
            select last_error, count(*) as steps from write_back
            where state = 'TODO' and last_error is not null
            group by last_error order by last_error limit 20
            """)
        .query((row, _) -> Map.entry(row.getString("last_error"), row.getLong("steps")))
        .list()
        .forEach(one -> failures.put(one.getKey(), one.getValue()));
    return failures;
  }

  /**
   * When the oldest step was accepted that the platform has not heard of; empty if there is none.
   */
  Optional<Instant> oldest() {
    return database
        .sql(
            "select accepted_at from write_back where state in ('DUE', 'TODO') order by accepted_at limit 1")
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  /**
   * Has the platform told again what waits for a person.
   *
   * @return whether it still waited
   */
  boolean retry(String stepId, Instant now) {
    return again("step_id = :which", stepId, now) == 1;
  }

  /** The same of all that failed alike; how many they were. */
  int retryAll(String lastError, Instant now) {
    return again("last_error = :which", lastError, now);
  }

  private int again(String condition, String which, Instant now) {
    return database
        .sql(
            "update write_back set state = 'DUE', next_at = :now where state = 'TODO' and "
                + condition)
        .param("which", which)
        .param("now", at(now))
        .update();
  }

  /** Forgets a step of which it turns out that there is nothing to tell. */
  void drop(WriteBackLine line) {
    database
        .sql("delete from write_back where step_id = :id and state = :state")
        .param("id", line.step().stepId())
        .param("state", line.state().name())
        .update();
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
   * Moves a step on, or back, unless somebody else did.
   *
   * @param by who checks it off, or null
   * @return whether it was still where it is taken to be
   */
  boolean move(
      WriteBackLine line,
      WriteBackState to,
      @Nullable String error,
      Instant now,
      @Nullable String by) {
    return database
            .sql(
                """
                update write_back set state = :to, last_error = :error,
                  ended_at = case when :to in ('SENT', 'DONE') then :now end,
                  ended_by = :by
                where step_id = :id and state = :from
                """)
            .param("to", to.name())
            .param("error", error)
            .param("by", by)
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
            row.getInt("place"),
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
        ended == null ? null : ended.toInstant(),
        row.getString("ended_by"));
  }

  private static OffsetDateTime at(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
