package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.projection.Bigrams;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases that say what is just being typed: for whoever enters a work order, to see that it is there
 * already. A suggestion, never a decision: what a repeat is routing says (DOMAIN §4.5).
 */
@Component
public class LikeCases {

  /**
   * A case that is alike.
   *
   * @param row the case
   * @param percent how much of what was typed it says, 50 to 100
   */
  public record Like(CaseRow row, long percent) {}

  /** How far back is looked: as far as repeats are counted (DOMAIN §4.5). */
  private static final Duration BACK = Duration.ofDays(90);

  private static final int FEWEST_WORDS = 5;
  private static final int MOST_WORDS = 200;
  private static final int MOST_COMPARED = 2_000;
  private static final int MOST_SHOWN = 5;

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final Clock clock;

  LikeCases(JdbcClient jdbc, CaseStore store, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.clock = clock;
  }

  private record Found(String caseId, long percent) {}

  /** The cases most alike of those the person sees whole; none while too little is typed. */
  public List<Like> of(String typed, Viewer viewer) {
    var words = Bigrams.of(typed).stream().limit(MOST_WORDS).toList();
    if (words.size() < FEWEST_WORDS || !viewer.seesAllUnits()) {
      return List.of();
    }
    var found = found(words);
    if (found.isEmpty()) {
      return List.of();
    }
    var filter =
        new CaseFilter(
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            found.stream().map(Found::caseId).toList(),
            "-opened",
            null,
            MOST_SHOWN);
    var rows = store.page(filter, viewer).rows();
    return found.stream()
        .flatMap(
            one ->
                rows.stream()
                    .filter(row -> row.summary().caseId().equals(one.caseId()))
                    .map(row -> new Like(row, one.percent())))
        .toList();
  }

  private List<Found> found(List<String> words) {
    return jdbc.sql(
            """
            select case_id, percent from (
              select case_id, opened_at, 100 * cardinality(array(
                  select unnest(tsvector_to_array(said)) intersect select unnest(:words::text[])
                )) / cardinality(:words::text[]) as percent
              from (
                select c.case_id, c.opened_at, i.words_all as said
                from cases c join case_index i on i.case_id = c.case_id
                where c.opened_at >= :since and i.words_all @@ :any::tsquery
                order by c.opened_at desc limit :compared) newest) measured
            where percent >= 50 order by percent desc, opened_at desc limit :shown
            """)
        .param("words", words.toArray(String[]::new))
        .param("any", Bigrams.anyOf(words))
        .param("since", clock.instant().minus(BACK).atOffset(ZoneOffset.UTC))
        .param("compared", MOST_COMPARED)
        .param("shown", MOST_SHOWN)
        .query((row, _) -> new Found(row.getString("case_id"), row.getLong("percent")))
        .list();
  }
}
