package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the flood of a case by what its lead was told last. */
final class FloodReader {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  FloodReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The flood of a case; null if it has none that stands, or the reader may not see the lead. */
  @Nullable FloodView read(Summary summary, Viewer viewer) {
    return told(summary).flatMap(told -> view(told, summary, viewer)).orElse(null);
  }

  /** What a lead was told. */
  private record Told(String leadId, JsonNode details) {}

  private Optional<Told> told(Summary summary) {
    return jdbc.sql(
            """
            select t.case_id, t.details from timeline t
            where t.type = 'FloodNoticed'
              and (t.case_id = :id or t.details -> 'caseIds' @> to_jsonb(:id::text))
            order by t.at desc, t.sequence desc limit 1
            """)
        .param("id", summary.caseId())
        .query(
            (row, _) -> new Told(row.getString("case_id"), JSON.readTree(row.getString("details"))))
        .optional();
  }

  private Optional<FloodView> view(Told told, Summary summary, Viewer viewer) {
    var ids = new ArrayList<String>();
    told.details().path("caseIds").forEach(id -> ids.add(id.asString()));
    var lead =
        jdbc.sql(
                "select c.case_number, (c.summary ->> 'floodPeople')::int as people from cases c"
                    + " where c.case_id = :id and "
                    + Visibility.condition(viewer))
            .param("id", told.leadId())
            .param("viewerUnit", viewer.unitId())
            .query(
                (row, _) ->
                    new FloodView(
                        told.leadId(),
                        row.getString("case_number"),
                        row.getInt("people"),
                        List.of()))
            .optional();
    return lead.filter(flood -> flood.people() > 0)
        .map(
            flood ->
                new FloodView(
                    flood.leadId(),
                    flood.leadNumber(),
                    flood.people(),
                    others(ids, summary.caseId(), viewer)));
  }

  private List<FloodView.Other> others(List<String> ids, String but, Viewer viewer) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select c.case_id, c.case_number, c.opened_at, c.summary ->> 'unitName' as unit_name,
                    case when c.hidden and not :all then null else i.title end as title
                from cases c join case_index i on i.case_id = c.case_id
                where c.case_id in (:ids) and c.case_id <> :but and c.ended_at is null
                """
                    + " and "
                    + Visibility.condition(viewer)
                    + " order by c.opened_at, c.case_id")
            .param("ids", ids)
            .param("but", but)
            .param("all", viewer.seesAllUnits())
            .param("viewerUnit", viewer.unitId())
            .query(
                (row, _) ->
                    new FloodView.Other(
                        row.getString("case_id"),
                        row.getString("case_number"),
                        row.getString("title"),
                        row.getString("unit_name"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
            .list();
  }
}
