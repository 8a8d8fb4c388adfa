package cn.huimin.hotline.console.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Columns derived from a case, its clocks and its texts together. Whichever of them comes last does
 * it; the row is locked first, so that of two writers the second sees what the first wrote.
 */
final class CaseIndex {

  private static final int TITLE_FROM_DEMAND = 40;

  /** Texts a hidden case may be found by: what the unit may read (DOMAIN §8). */
  private static final Set<String> OPEN_KINDS =
      Set.of("SUMMARY", "FACTS", "BASIS", "MEASURES", "INTERNAL_ANSWER", "PUBLIC_ANSWER");

  private final JdbcTemplate jdbc;

  CaseIndex(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Brings the derived columns of these cases up to date. */
  void follow(Touched touched) {
    var all = new LinkedHashSet<String>(touched.clocks());
    all.addAll(touched.words());
    if (all.isEmpty()) {
      return;
    }
    lock(all.stream().sorted().toList());
    if (!touched.clocks().isEmpty()) {
      followClocks(touched.clocks());
    }
    if (!touched.words().isEmpty()) {
      followWords(touched.words());
    }
  }

  private void lock(Collection<String> ids) {
    var sorted = Columns.words(ids);
    jdbc.update(
        """
        insert into case_index (case_id) select case_id from unnest(?::text[]) as touched (case_id)
        order by case_id on conflict do nothing
        """,
        (Object) sorted);
    jdbc.query(
        "select case_id from case_index where case_id = any(?) order by case_id for update",
        row -> {},
        (Object) sorted);
  }

  private void followClocks(Collection<String> ids) {
    jdbc.update(
        """
        update case_index i set due_at = first.due_at, due_clock = first.kind,
            due_party = first.party, card = coalesce(every.card, 'NONE')
        from unnest(?::text[]) as touched (case_id)
        left join lateral (
            select due_at, kind, party from clocks
            where case_id = touched.case_id and state = 'RUNNING'
                and kind not in ('RETURN_WINDOW', 'RATING') order by due_at, kind limit 1
        ) first on true
        left join lateral (
            select case when bool_or(red_card_at is not null and state = 'RUNNING') then 'RED'
                     when bool_or(yellow_card_at is not null and state = 'RUNNING') then 'YELLOW'
                     else 'NONE' end as card
            from clocks where case_id = touched.case_id
        ) every on true
        where i.case_id = touched.case_id
        """,
        (Object) Columns.words(ids));
  }

  private void followWords(Collection<String> ids) {
    var found = new LinkedHashMap<String, Findable>();
    ids.forEach(id -> found.put(id, new Findable()));
    jdbc.query(
        """
        select case_id, case_number, external_number, category_level1, category_level2, summary->>'unitName' as unit,
            texts->>'TITLE' as title from cases where case_id = any(?)
        """,
        row -> {
          var words = found.get(row.getString("case_id"));
          if (words != null) {
            words.titleId = row.getString("title");
            words.open(row.getString("case_number"));
            words.open(row.getString("external_number"));
            words.open(row.getString("category_level1"));
            words.open(row.getString("category_level2"));
            words.open(row.getString("unit"));
          }
        },
        (Object) Columns.words(ids));
    // Words of what was refused are nobody's: only what an event of the case refers to is found.
    jdbc.query(
        """
        select t.case_id, t.text_id, t.kind, t.body from texts t where t.case_id = any(?)
          and exists (select from timeline e where e.case_id = t.case_id
            and (e.details ->> 'summaryTextId' = t.text_id or e.details -> 'texts'
              @> jsonb_build_array(jsonb_build_object('textId', t.text_id))))
        order by t.case_id, t.accepted_at, t.text_id
        """,
        row -> {
          var words = found.get(row.getString("case_id"));
          if (words != null) {
            words.text(row.getString("text_id"), row.getString("kind"), row.getString("body"));
          }
        },
        (Object) Columns.words(ids));
    var rows = new ArrayList<Object[]>();
    for (Map.Entry<String, Findable> entry : found.entrySet()) {
      var words = entry.getValue();
      rows.add(
          new Object[] {
            words.title(), Columns.words(words.open), Columns.words(words.all), entry.getKey()
          });
    }
    jdbc.batchUpdate(
        """
        update case_index set title = ?, words_open = array_to_tsvector(?),
            words_all = array_to_tsvector(?) where case_id = ?
        """,
        rows);
  }

  /** What one case is found by. */
  private static final class Findable {
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> all = new LinkedHashSet<>();
    private @Nullable String titleId;
    private @Nullable String titleText;
    private @Nullable String demand;

    void open(@Nullable String text) {
      if (text != null) {
        var words = Bigrams.of(text);
        open.addAll(words);
        all.addAll(words);
      }
    }

    void text(String id, String kind, String body) {
      if (id.equals(titleId)) {
        titleText = body;
      }
      if (kind.equals("DEMAND")) {
        demand = body;
      }
      if (OPEN_KINDS.contains(kind)) {
        open(body);
      } else {
        all.addAll(Bigrams.of(body));
      }
    }

    @Nullable String title() {
      if (titleText != null || demand == null) {
        return titleText;
      }
      int end =
          demand.offsetByCodePoints(
              0, Math.min(TITLE_FROM_DEMAND, demand.codePointCount(0, demand.length())));
      return demand.substring(0, end).replace('\n', ' ');
    }
  }
}
