package cn.huimin.hotline.console.surveys;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.scores.Fraction;
import cn.huimin.hotline.platform.edition.Editions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Satisfaction surveys in the read model; a head sees the units of the own line. */
@Component
public class SurveyStore {

  private final JdbcClient jdbc;
  private final Editions editions;

  SurveyStore(JdbcClient jdbc, Editions editions) {
    this.jdbc = jdbc;
    this.editions = editions;
  }

  /**
   * A survey.
   *
   * @param coverage share of parents that has to be asked, as {@code n/d}
   * @param units units surveyed
   * @param uncovered of these, where fewer were asked
   */
  public record Survey(
      String kind,
      String term,
      String coverage,
      int bottomPlaces,
      String ruleVersion,
      Instant at,
      int units,
      int uncovered) {

    /** Kind and term. */
    public String id() {
      return kind + "/" + term;
    }
  }

  /**
   * A unit in a survey.
   *
   * @param rank place, or null for none
   * @param plan the newest plan (一校一策) that was entered for it, or null
   */
  public record Standing(
      String unitId,
      String unitName,
      int parents,
      int asked,
      int satisfied,
      boolean covered,
      @Nullable Integer rank,
      boolean bottom,
      @Nullable Plan plan) {

    /** Share of parents asked. */
    public Fraction coverage() {
      return Fraction.of(asked, parents);
    }

    /** Share of those asked who are satisfied; null where nobody was. */
    public @Nullable Fraction satisfaction() {
      return asked == 0 ? null : Fraction.of(satisfied, asked);
    }
  }

  /**
   * A plan of a unit at the bottom.
   *
   * @param recordId what was entered
   * @param at when
   * @param dueAt when it is to be done, or null
   * @param words the plan; null where its text was erased
   */
  public record Plan(
      String recordId,
      Instant at,
      @Nullable Instant dueAt,
      @Nullable String words,
      List<String> files) {}

  /** A unit that is at the bottom of a survey, and the survey. */
  public record Bottom(Survey survey, Standing standing) {}

  /** All surveys, the newest term first. */
  public List<Survey> all() {
    return jdbc.sql(
            """
            select s.*, count(t.unit_id) as units,
              count(t.unit_id) filter (where not t.covered) as uncovered
            from surveys s left join survey_standings t on t.kind = s.kind and t.term = s.term
            group by s.kind, s.term order by s.term desc, s.kind
            """)
        .query((row, _) -> survey(row))
        .list();
  }

  /**
   * One survey.
   *
   * @throws Refusal not-found
   */
  public Survey one(String kind, String term) {
    return all().stream()
        .filter(survey -> survey.kind().equals(kind) && survey.term().equals(term))
        .findFirst()
        .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这次满意度调查"));
  }

  /** Units of a survey that somebody sees, the best first. */
  public List<Standing> standings(Survey survey, Viewer viewer) {
    return jdbc
        .sql(
            """
            select t.*, p.record_id, p.entered_at, p.until, p.files, x.body
            from survey_standings t
            left join lateral (
              select * from assessment_records r
              where r.act = 'PLAN' and r.place_id = t.unit_id and r.matter = t.kind || '/' || t.term
                and r.state = 'STANDS'
              order by r.entered_at desc, r.record_id desc limit 1) p on true
            left join texts x on x.case_id = 'unit:' || p.unit_id and x.text_id = p.text_id
            where t.kind = :kind and t.term = :term order by t.position
            """)
        .param("kind", survey.kind())
        .param("term", survey.term())
        .query((row, _) -> standing(row))
        .list()
        .stream()
        .filter(one -> sees(viewer, one.unitId()))
        .toList();
  }

  /** Where units of a head's own line are at the bottom, the newest term first. */
  public List<Bottom> bottoms(Viewer viewer) {
    return all().stream()
        .flatMap(
            survey ->
                standings(survey, viewer).stream()
                    .filter(Standing::bottom)
                    .map(standing -> new Bottom(survey, standing)))
        .toList();
  }

  private boolean sees(Viewer viewer, String unitId) {
    var own = viewer.unitId();
    return !viewer.isOfUnit() || (own != null && editions.directory().isWithin(unitId, own));
  }

  private static Survey survey(ResultSet row) throws SQLException {
    return new Survey(
        row.getString("kind"),
        row.getString("term"),
        row.getString("coverage"),
        row.getInt("bottom_places"),
        row.getString("rule_version"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getInt("units"),
        row.getInt("uncovered"));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getString("unit_id"),
        row.getString("unit_name"),
        row.getInt("parents"),
        row.getInt("asked"),
        row.getInt("satisfied"),
        row.getBoolean("covered"),
        row.getObject("rank", Integer.class),
        row.getBoolean("bottom"),
        row.getString("record_id") == null ? null : plan(row));
  }

  private static Plan plan(ResultSet row) throws SQLException {
    var until = row.getObject("until", OffsetDateTime.class);
    return new Plan(
        row.getString("record_id"),
        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant(),
        row.getString("body"),
        List.of((String[]) row.getArray("files").getArray()));
  }
}
