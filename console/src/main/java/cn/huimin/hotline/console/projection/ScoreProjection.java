package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.score.AssessmentEntered;
import cn.huimin.hotline.schemas.score.ReportStanding;
import cn.huimin.hotline.schemas.score.ScoreLinePosted;
import cn.huimin.hotline.schemas.score.ScoreLineStruck;
import cn.huimin.hotline.schemas.score.Scorecard;
import cn.huimin.hotline.schemas.score.SurveyClosed;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The ledger's lines, the scorecards, what was entered about units, and surveys (DOMAIN §7.3). A
 * struck line stays, struck.
 */
final class ScoreProjection implements Projection {

  private static final String LINE =
      """
      insert into score_lines (line_id, unit_id, unit_name, scheme, period, item, kind, numerator,
          denominator, reason_code, case_id, case_number, handling_unit_id, source_event_id,
          provisional, rule_version, at, struck)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (line_id) do update set unit_name = excluded.unit_name,
          numerator = excluded.numerator, denominator = excluded.denominator,
          reason_code = excluded.reason_code, handling_unit_id = excluded.handling_unit_id,
          source_event_id = excluded.source_event_id, provisional = excluded.provisional,
          rule_version = excluded.rule_version, at = excluded.at, struck = excluded.struck
      """;

  private final JdbcTemplate jdbc;

  ScoreProjection(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Topic> topics() {
    return List.of(Topics.SCORE_ENTRIES, Topics.SCORECARDS);
  }

  @Override
  public void apply(List<Entry> entries, Touched touched) {
    for (var entry : entries) {
      switch (entry.value()) {
        case ScoreLinePosted line -> jdbc.update(LINE, row(line));
        case ScoreLineStruck line -> jdbc.update(LINE, row(line));
        case Scorecard card -> take(card);
        case AssessmentEntered entered -> take(entered);
        case SurveyClosed survey -> take(survey);
        case ReportStanding standing -> take(standing);
        case null, default -> {}
      }
    }
  }

  private static Object[] row(ScoreLinePosted line) {
    return new Object[] {
      line.getLineId(),
      line.getUnitId(),
      line.getUnitName(),
      line.getScheme(),
      line.getPeriod(),
      line.getItem(),
      line.getKind().name(),
      line.getNumerator(),
      line.getDenominator(),
      line.getReasonCode(),
      line.getCaseId(),
      line.getCaseNumber(),
      line.getHandlingUnitId(),
      line.getSourceEventId(),
      line.getProvisional(),
      line.getRuleVersion(),
      Columns.at(line.getAt()),
      false
    };
  }

  private static Object[] row(ScoreLineStruck line) {
    return new Object[] {
      line.getLineId(),
      line.getUnitId(),
      line.getUnitName(),
      line.getScheme(),
      line.getPeriod(),
      line.getItem(),
      line.getKind().name(),
      line.getNumerator(),
      line.getDenominator(),
      line.getReasonCode(),
      line.getCaseId(),
      line.getCaseNumber(),
      line.getHandlingUnitId(),
      line.getSourceEventId(),
      line.getProvisional(),
      line.getRuleVersion(),
      Columns.at(line.getAt()),
      true
    };
  }

  private void take(Scorecard card) {
    var items = card.getItems().stream().map(item -> Columns.fields(item, List.of())).toList();
    jdbc.update(
        """
        insert into scorecards (unit_id, scheme, period, unit_name, items, total, rule_version,
            ledger_position, at, sections, weight, base, scaled, demands_before_cap,
            demands_counted, stage, until)
        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
        on conflict (unit_id, scheme, period) do update set unit_name = excluded.unit_name,
            items = excluded.items, total = excluded.total, rule_version = excluded.rule_version,
            ledger_position = excluded.ledger_position, at = excluded.at,
            sections = excluded.sections, weight = excluded.weight, base = excluded.base,
            scaled = excluded.scaled, demands_before_cap = excluded.demands_before_cap,
            demands_counted = excluded.demands_counted, stage = excluded.stage,
            until = excluded.until
        """,
        card.getUnitId(),
        card.getScheme(),
        card.getPeriod(),
        card.getUnitName(),
        Columns.json(items),
        card.getTotal(),
        card.getRuleVersion(),
        card.getLedgerPosition(),
        Columns.at(card.getAt()),
        Columns.json(
            card.getSections().stream()
                .map(section -> Columns.fields(section, List.of()))
                .toList()),
        card.getWeight(),
        card.getBase(),
        card.getScaled(),
        card.getDemandsBeforeCap(),
        card.getDemandsCounted(),
        card.getStage().name(),
        Columns.at(card.getUntil()));
  }

  private void take(SurveyClosed survey) {
    var kind = survey.getKind().name();
    jdbc.update(
        """
        insert into surveys (kind, term, coverage, bottom_places, rule_version, by_account, at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (kind, term) do update set coverage = excluded.coverage,
            bottom_places = excluded.bottom_places, rule_version = excluded.rule_version,
            by_account = excluded.by_account, at = excluded.at
        """,
        kind,
        survey.getTerm(),
        survey.getCoverage(),
        survey.getBottomPlaces(),
        survey.getRuleVersion(),
        survey.getBy().getId(),
        Columns.at(survey.getAt()));
    jdbc.update("delete from survey_standings where kind = ? and term = ?", kind, survey.getTerm());
    int position = 0;
    for (var one : survey.getStandings()) {
      jdbc.update(
          """
          insert into survey_standings (kind, term, position, unit_id, unit_name, parents, asked,
              satisfied, covered, rank, bottom)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          kind,
          survey.getTerm(),
          position++,
          one.getUnitId(),
          one.getUnitName(),
          one.getParents(),
          one.getAsked(),
          one.getSatisfied(),
          one.getCovered(),
          one.getRank(),
          one.getBottom());
    }
  }

  private void take(ReportStanding standing) {
    jdbc.update(
        """
        insert into report_standings (unit_id, unit_name, report, instance, name, due_at, filed_at,
            counted, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (unit_id, report, instance) do update set unit_name = excluded.unit_name,
            name = excluded.name, due_at = excluded.due_at, filed_at = excluded.filed_at,
            counted = excluded.counted, at = excluded.at
        """,
        standing.getUnitId(),
        standing.getUnitName(),
        standing.getReport(),
        standing.getInstance(),
        standing.getName(),
        Columns.at(standing.getDueAt()),
        Columns.at(standing.getFiledAt()),
        standing.getCounted(),
        Columns.at(standing.getAt()));
  }

  private void take(AssessmentEntered entered) {
    var by = entered.getBy();
    var second = entered.getSecond();
    jdbc.update(
        """
        insert into assessment_records (record_id, unit_id, place_id, scheme, period, act, state,
            item, found, amount, matter, level, line_id, event_id, by_account, by_role, by_unit,
            second_account, second_role, second_unit, entered_at, starts, until, text_id, files, batch, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (record_id) do update set state = excluded.state,
            second_account = excluded.second_account, second_role = excluded.second_role,
            second_unit = excluded.second_unit, until = excluded.until,
            text_id = excluded.text_id, files = excluded.files, at = excluded.at
        """,
        entered.getRecordId(),
        entered.getUnitId(),
        entered.getPlaceId(),
        entered.getScheme(),
        entered.getPeriod(),
        entered.getAct().name(),
        entered.getState().name(),
        entered.getItem(),
        entered.getFound(),
        entered.getAmount(),
        entered.getMatter(),
        entered.getLevel(),
        entered.getLineId(),
        entered.getEventId(),
        by.getId(),
        by.getRole().name(),
        by.getUnitId(),
        second == null ? null : second.getId(),
        second == null ? null : second.getRole().name(),
        second == null ? null : second.getUnitId(),
        Columns.at(entered.getEnteredAt()),
        Columns.at(entered.getFrom()),
        Columns.at(entered.getUntil()),
        entered.getTextId(),
        Columns.words(entered.getFiles()),
        entered.getBatch(),
        Columns.at(entered.getAt()));
  }
}
