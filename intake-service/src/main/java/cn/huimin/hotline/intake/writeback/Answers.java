package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ClosingKind;
import cn.huimin.hotline.schemas.word.Resolution;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what cases answer, whatever way they came: a lead may be of another channel. */
@Component
class Answers {

  private final JdbcClient database;

  Answers(JdbcClient database) {
    this.database = database;
  }

  /**
   * Notes what an event says. Text and verdict that it does not say stand; how the case ended and
   * who answers for it are as the last event has them.
   */
  void remember(Answered said) {
    database
        .sql(
            """
            insert into write_back_answer
              (case_id, text_id, verdict, closing_kind, ended, lead_case_id)
            values (:caseId, :textId, :verdict, :closingKind, :ended, :lead)
            on conflict (case_id) do update set
              text_id = coalesce(excluded.text_id, write_back_answer.text_id),
              verdict = coalesce(excluded.verdict, write_back_answer.verdict),
              closing_kind = coalesce(excluded.closing_kind, write_back_answer.closing_kind),
              ended = excluded.ended,
              lead_case_id = excluded.lead_case_id
            """)
        .param("caseId", said.caseId())
        .param("textId", said.textId())
        .param("verdict", name(said.verdict()))
        .param("closingKind", name(said.closingKind()))
        .param("ended", name(said.ended()))
        .param("lead", said.leadCaseId())
        .update();
  }

  /** Notes what the complainant of a case said last. */
  void remember(CalledBack said) {
    database
        .sql(
            """
            insert into write_back_answer (case_id, reached, satisfaction, resolution)
            values (:caseId, :reached, :satisfaction, :resolution)
            on conflict (case_id) do update set
              reached = excluded.reached,
              satisfaction = excluded.satisfaction,
              resolution = excluded.resolution
            """)
        .param("caseId", said.caseId())
        .param("reached", said.reached())
        .param("satisfaction", name(said.satisfaction()))
        .param("resolution", name(said.resolution()))
        .update();
  }

  /** What the complainant of a case said last; each complainant by their own case. */
  Optional<CalledBack> calledBack(String caseId) {
    return database
        .sql("select * from write_back_answer where case_id = :caseId")
        .param("caseId", caseId)
        .query(
            (row, _) ->
                new CalledBack(
                    caseId,
                    row.getObject("reached", Boolean.class),
                    value(Satisfaction.class, row.getString("satisfaction")),
                    value(Resolution.class, row.getString("resolution"))))
        .optional();
  }

  /** What a case answers, or its lead in its place. */
  Optional<Answered> find(String caseId) {
    return one(caseId)
        .flatMap(
            found -> {
              var lead = found.leadCaseId();
              return lead == null ? Optional.of(found) : one(lead).or(() -> Optional.of(found));
            });
  }

  private Optional<Answered> one(String caseId) {
    return database
        .sql("select * from write_back_answer where case_id = :caseId")
        .param("caseId", caseId)
        .query((row, _) -> answered(row))
        .optional();
  }

  private static Answered answered(ResultSet row) throws SQLException {
    return new Answered(
        row.getString("case_id"),
        row.getString("text_id"),
        value(Verdict.class, row.getString("verdict")),
        value(ClosingKind.class, row.getString("closing_kind")),
        value(CaseState.class, row.getString("ended")),
        row.getString("lead_case_id"));
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String name) {
    return name == null ? null : Enum.valueOf(type, name);
  }
}
