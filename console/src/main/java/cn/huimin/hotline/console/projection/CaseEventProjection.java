package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.platform.deadletter.ParkedTable;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.NextStep;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/** The life of every case: its last state, its next steps, its story. */
final class CaseEventProjection implements Projection {

  private static final int HEADER = 0;
  private static final int AFTER = 1;

  private final JdbcTemplate jdbc;
  private final ParkedTable parked;

  CaseEventProjection(JdbcTemplate jdbc, ParkedTable parked) {
    this.jdbc = jdbc;
    this.parked = parked;
  }

  @Override
  public List<Topic> topics() {
    return List.of(Topics.CASE_EVENTS);
  }

  @Override
  public void apply(List<Entry> entries, Touched touched) {
    var folds = standing(entries);
    var story = new ArrayList<Object[]>();
    for (var entry : entries) {
      var event = Objects.requireNonNull(entry.value(), "case-events has no tombstones");
      var header = (EventHeader) event.get(HEADER);
      var fold = folds.computeIfAbsent(header.getCaseId(), _ -> new CaseFold(0));
      long expected = fold.version() + 1;
      if (header.getSequence() > expected) {
        SequenceGapException.park(
            parked,
            entry.place(),
            "sequence %d of case %s does not follow %d"
                .formatted(header.getSequence(), header.getCaseId(), fold.version()));
      } else if (header.getSequence() == expected) {
        fold.take(event, header, (CaseSummary) event.get(AFTER));
        story.add(row(event, header));
      }
    }
    folds.values().removeIf(fold -> fold.after() == null);
    write(folds, touched);
    jdbc.batchUpdate(
        """
        insert into timeline (event_id, case_id, sequence, at, type, actor, role, unit_id, desk,
            occurred_at, details)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (event_id) do nothing
        """,
        story);
  }

  private Map<String, CaseFold> standing(List<Entry> entries) {
    var ids =
        entries.stream()
            .map(entry -> ((EventHeader) Objects.requireNonNull(entry.value()).get(HEADER)))
            .map(EventHeader::getCaseId)
            .distinct()
            .toArray(String[]::new);
    var folds = new HashMap<String, CaseFold>();
    jdbc.query(
        "select case_id, version from cases where case_id = any(?)",
        row -> {
          folds.put(row.getString("case_id"), new CaseFold(row.getLong("version")));
        },
        (Object) ids);
    return folds;
  }

  private static Object[] row(SpecificRecord event, EventHeader header) {
    var actor = header.getActor();
    return new Object[] {
      header.getEventId(),
      header.getCaseId(),
      header.getSequence(),
      Columns.at(header.getAcceptedAt()),
      event.getSchema().getName(),
      actor.getId(),
      actor.getRole().name(),
      actor.getUnitId(),
      actor.getDesk(),
      Columns.at(header.getOccurredAt()),
      Columns.json(details(event))
    };
  }

  /** What the event says besides its header; of the case after it, what a story tells. */
  private static Map<String, ?> details(SpecificRecord event) {
    var details = new LinkedHashMap<>(Columns.fields(event, List.of("header", "after")));
    details.remove("complainantFingerprint");
    details.remove("contentHash");
    var after = (CaseSummary) event.get(AFTER);
    details.put("state", after.getState().name());
    details.put("round", after.getRound());
    details.put("unitName", after.getUnitName());
    return details;
  }

  private void write(Map<String, CaseFold> folds, Touched touched) {
    var ids = folds.keySet().stream().sorted().toArray(String[]::new);
    var cases = new ArrayList<Object[]>();
    var steps = new ArrayList<Object[]>();
    for (var id : ids) {
      var fold = Objects.requireNonNull(folds.get(id));
      var after = Objects.requireNonNull(fold.after());
      cases.add(row(fold, after));
      owed(after).forEach((action, step) -> steps.add(row(id, action, step)));
      if (fold.wordsChanged()) {
        touched.words(id);
      }
      touched.clocks(id);
    }
    jdbc.batchUpdate(UPSERT, cases);
    jdbc.update("delete from steps where case_id = any(?)", (Object) ids);
    jdbc.batchUpdate(
        """
        insert into steps (case_id, action, party, owed, roles) values (?, ?, ?, ?, ?)
        """,
        steps);
  }

  /** What somebody owes; what one may do besides stands in the summary and is never looked for. */
  private static Map<String, NextStep> owed(CaseSummary after) {
    var owed = new LinkedHashMap<String, NextStep>();
    for (var step : after.getNextSteps()) {
      if (step.getOwed()) {
        owed.putIfAbsent(step.getAction(), step);
      }
    }
    return owed;
  }

  private static Object[] row(String caseId, String action, NextStep step) {
    return new Object[] {
      caseId, action, step.getParty().name(), step.getOwed(), Columns.names(step.getRoles())
    };
  }

  private static final String UPSERT =
      """
      insert into cases (case_id, case_number, version, state, round, channel, external_number,
          demand_type, urgency, category_level1, category_level2, unit_id, unit_line,
          copied_unit_ids, hidden, opened_at, ended_at, reported_by, summary, routing,
          triage_reasons, texts)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb,
          coalesce(?::text[], '{}'), ?::jsonb)
      on conflict (case_id) do update set case_number = excluded.case_number,
          version = excluded.version, state = excluded.state, round = excluded.round,
          demand_type = excluded.demand_type, urgency = excluded.urgency,
          category_level1 = excluded.category_level1, category_level2 = excluded.category_level2,
          unit_id = excluded.unit_id, unit_line = excluded.unit_line,
          copied_unit_ids = excluded.copied_unit_ids, hidden = excluded.hidden,
          ended_at = excluded.ended_at,
          reported_by = coalesce(excluded.reported_by, cases.reported_by),
          summary = excluded.summary, routing = coalesce(excluded.routing, cases.routing),
          triage_reasons = case when excluded.triage_reasons = '{}' then cases.triage_reasons
              else excluded.triage_reasons end,
          texts = cases.texts || excluded.texts
      """;

  private static Object[] row(CaseFold fold, CaseSummary after) {
    var routing = fold.routing();
    var reasons = fold.triageReasons();
    return new Object[] {
      after.getCaseId(),
      after.getCaseNumber(),
      after.getVersion(),
      after.getState().name(),
      after.getRound(),
      after.getChannel().name(),
      after.getExternalNumber(),
      after.getDemandType().name(),
      after.getUrgency().name(),
      after.getCategoryLevel1(),
      after.getCategoryLevel2(),
      after.getUnitId(),
      Columns.words(after.getUnitLine()),
      Columns.words(after.getCopiedUnitIds()),
      after.getHidden(),
      Columns.at(after.getOpenedAt()),
      Columns.at(after.getEndedAt()),
      fold.reportedBy(),
      Columns.json(Columns.fields(after, List.of())),
      routing == null ? null : Columns.json(routing),
      reasons == null ? null : Columns.words(reasons),
      Columns.json(fold.texts())
    };
  }
}
