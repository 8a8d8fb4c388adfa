package cn.huimin.hotline.console.reconciliation;

import cn.huimin.hotline.console.reconciliation.Reconciliation.Ours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases of the prefecture's platform as the ledger of a scheme and period has them. */
@Component
class OurCases {

  private final JdbcClient jdbc;

  OurCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Cases that count in the period, and those of these numbers whether they count or not.
   *
   * @param numbers numbers of the source
   */
  List<Ours> of(String scheme, String period, List<String> numbers) {
    return jdbc.sql(
            """
            select c.external_number, c.case_id, c.case_number, c.state,
              coalesce(c.summary->>'sourceDemandType', c.demand_type) as demand_type,
              coalesce(c.summary->>'unitName', '') as unit_name, coalesce(c.unit_id, '') as unit_id,
              c.summary->>'verdict' as verdict,
              l.units, l.names, coalesce(l.counted, false) as counted,
              coalesce(l.handled, false) as handled,
              coalesce(l.missed, false) as missed, coalesce(l.one_time, false) as one_time
            from cases c
            left join lateral (
              select array_agg(distinct s.unit_id) as units,
                array_agg(distinct coalesce(k.unit_name, s.unit_id)) as names,
                count(*) > 0 as counted,
                bool_or(s.item = '2.1' and s.kind = 'DENOMINATOR') as handled,
                bool_or(s.item = '2.3') as missed,
                bool_or(s.item = '2.1' and s.kind = 'NUMERATOR' and s.numerator > 0) as one_time
              from score_lines s
              left join scorecards k on k.unit_id = s.unit_id and k.scheme = s.scheme
                and k.period = s.period
              where s.case_id = c.case_id and s.scheme = :scheme and s.period = :period
                and not s.struck
            ) l on true
            where c.channel = 'GOV_12345' and c.summary->>'sourceLevel' = 'PREFECTURE_OR_ABOVE'
              and (l.counted or c.external_number = any(:numbers))
            order by c.opened_at, c.case_id
            """)
        .param("scheme", scheme)
        .param("period", period)
        .param("numbers", numbers.toArray(String[]::new))
        .query((row, _) -> ours(row))
        .list();
  }

  private static Ours ours(ResultSet row) throws SQLException {
    var ids = new ArrayList<>(List.of(row.getString("unit_id")));
    var names = new ArrayList<>(List.of(row.getString("unit_name")));
    if (row.getArray("units") != null) {
      ids.addAll(Arrays.asList((String[]) row.getArray("units").getArray()));
      names.addAll(Arrays.asList((String[]) row.getArray("names").getArray()));
    }
    return new Ours(
        row.getString("external_number"),
        row.getString("case_id"),
        row.getString("case_number"),
        row.getBoolean("counted"),
        row.getBoolean("handled"),
        row.getString("state"),
        ids,
        names.stream().distinct().toList(),
        row.getString("demand_type"),
        !row.getBoolean("missed"),
        row.getBoolean("one_time"),
        row.getString("verdict"));
  }
}
