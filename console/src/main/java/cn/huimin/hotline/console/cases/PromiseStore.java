package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The ledger of promises (台账), as somebody sees it. */
@Component
public class PromiseStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient jdbc;

  PromiseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A line of the ledger.
   *
   * @param promise the promise
   * @param file its case
   * @param title title of the case; null where hidden or erased
   */
  public record Line(Summary.Promise promise, Summary file, @Nullable String title) {}

  /** Lines by due date, the earliest first; of those struck off, the latest first. */
  public List<Line> lines(boolean done, Viewer viewer, int limit) {
    return jdbc.sql(
            """
            select c.summary, p.line::text as line, i.title
            from cases c join case_index i on i.case_id = c.case_id
            cross join lateral jsonb_array_elements(c.summary -> 'promises') as p (line)
            where c.summary -> 'promises' <> '[]'::jsonb and (p.line ->> 'done')::boolean = :done
            """
                + " and "
                + Visibility.condition(viewer)
                + " order by p.line ->> 'dueOn' "
                + (done ? "desc" : "asc")
                + ", c.case_id limit :limit")
        .param("viewerUnit", viewer.unitId())
        .param("done", done)
        .param("limit", limit)
        .query(
            (row, _) -> {
              var file = JSON.readValue(row.getString("summary"), Summary.class);
              return new Line(
                  JSON.readValue(row.getString("line"), Summary.Promise.class),
                  file,
                  Visibility.hides(viewer, file) ? null : row.getString("title"));
            })
        .list();
  }
}
