package cn.huimin.hotline.console.scores;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.scores.ScoreStore.Card;
import cn.huimin.hotline.console.scores.ScoreStore.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lines of a card that say something by themselves, by item: points, what was struck, what is
 * provisional, of a rate the cases that did not count for it, and of what must hold at every place
 * those where it does not. What counted is in the figures.
 */
@Component
public class TellingLines {

  private static final int MOST_OF_AN_ITEM = 100;
  private static final int MOST_OF_ONE_ASKED_FOR = 5_000;

  private final JdbcClient jdbc;

  TellingLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Lines of an item.
   *
   * @param shown by time of posting and id; a hundred at most, or five thousand of the one asked
   *     for
   * @param more how many there are beside them
   */
  public record Lines(List<Line> shown, int more) {

    /** None. */
    public static final Lines NONE = new Lines(List.of(), 0);

    /** Copies the lines. */
    public Lines {
      shown = List.copyOf(shown);
    }
  }

  private record Numbered(Line line, int all) {}

  /**
   * Finds them.
   *
   * @param item the one of which all is asked; null for none
   * @return by item; none for an item without lines
   */
  public Map<String, Lines> of(Card card, @Nullable String item, Viewer viewer) {
    var byItem = new HashMap<String, List<Numbered>>();
    jdbc.sql(
            """
            with telling as (
              select l.*, row_number() over (partition by l.item order by l.at, l.line_id) as place,
                count(*) over (partition by l.item) as of_item
              from score_lines l
              where l.unit_id = :unit and l.scheme = :scheme and l.period = :period
                and (l.kind = 'POINTS' or l.struck or (l.provisional and l.kind = 'NUMERATOR')
                  or (l.kind = 'NUMERATOR' and l.case_id is null and l.numerator = 0)
                  or (l.kind = 'DENOMINATOR' and l.case_id is not null and not exists (
                    select 1 from score_lines n
                    where n.case_id = l.case_id and n.unit_id = l.unit_id and n.scheme = l.scheme
                      and n.period = l.period and n.item = l.item and n.kind = 'NUMERATOR'
                      and n.numerator > 0 and not n.struck)))
            )
            select l.*, case when c.hidden and :hides then null else i.title end as title, r.matter
            from telling l left join cases c on c.case_id = l.case_id
            left join case_index i on i.case_id = l.case_id
            left join assessment_records r on l.case_id is null and r.record_id = l.source_event_id
            where l.place <= case when l.item = :item then :all else :most end
            order by l.item, l.place
            """)
        .param("hides", !viewer.seesAllUnits())
        .param("unit", card.unitId())
        .param("scheme", card.scheme())
        .param("period", card.period())
        .param("item", item)
        .param("all", MOST_OF_ONE_ASKED_FOR)
        .param("most", MOST_OF_AN_ITEM)
        .query((row, _) -> new Numbered(ScoreStore.line(row), row.getInt("of_item")))
        .list()
        .forEach(one -> byItem.computeIfAbsent(one.line().item(), _ -> new ArrayList<>()).add(one));
    var lines = new HashMap<String, Lines>();
    byItem.forEach(
        (code, some) ->
            lines.put(
                code,
                new Lines(
                    some.stream().map(Numbered::line).toList(),
                    some.getFirst().all() - some.size())));
    return lines;
  }
}
