package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.bulletin.CountedCase.Owed;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases that figures of a period count: received in it at a level that counts (DOMAIN §2: SCHOOL
 * cases stay out), each call once (§3: of a merger the lead, of a split call the first part).
 */
@Component
class CountedCases {

  private static final String COUNTED =
      """
      c.opened_at >= :from and c.opened_at < :until
        and c.state not in ('INVALID', 'MERGED', 'SPLIT')
        and c.summary->>'sourceLevel' is distinct from 'SCHOOL'
        and coalesce((c.summary->>'partOrdinal')::int, 0) <= 1
      """;

  private final JdbcClient jdbc;
  private final Editions editions;

  CountedCases(JdbcClient jdbc, Editions editions) {
    this.jdbc = jdbc;
    this.editions = editions;
  }

  /**
   * The cases, in the order in which they came.
   *
   * @param from first moment
   * @param until first moment after it
   * @param now as of when limits are looked at
   */
  List<CountedCase> of(Instant from, Instant until, Instant now) {
    var directory = editions.directory();
    var owed = owed(from, until, now, directory);
    return jdbc.sql(
            """
            select c.case_id, c.unit_id, c.category_level1, c.ended_at,
              coalesce(c.summary->>'sourceDemandType', c.demand_type) as demand_type,
              c.summary->>'satisfaction' as satisfaction, a.contacted, a.resolution,
              coalesce((c.summary->>'repeatOrdinal')::int, 1) as ordinal,
              (c.summary->>'falsity' is not null or exists (select 1 from timeline t
                where t.case_id = c.case_id and t.type = 'ReportRejected')) as errors,
              array(select t.details->>'unitId' from timeline t where t.case_id = c.case_id
                and t.type = 'ReturnDecided' and t.details->>'fault' = 'UNIT') as unfounded
            from cases c
            left join lateral (
              select
                (array_agg(t.details->>'contactedByUnit' order by
                    t.type = 'SourceCallbackRecorded' desc, t.sequence desc)
                  filter (where t.details->>'contactedByUnit' is not null))[1] as contacted,
                (array_agg(t.details->>'resolution' order by
                    t.type = 'SourceCallbackRecorded' desc, t.sequence desc)
                  filter (where t.details->>'resolution' is not null))[1] as resolution
              from timeline t
              where t.case_id = c.case_id
                and (t.type in ('SourceCallbackRecorded', 'ComplainantRated')
                  or (t.type = 'CallbackRecorded' and (t.details->>'reached')::boolean))
            ) a on true
            where %s
            order by c.opened_at, c.case_id
            """
                .formatted(COUNTED))
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                counted(row, owed.getOrDefault(row.getString("case_id"), List.of()), directory))
        .list();
  }

  /** What was owed in them, by whom. */
  private Map<String, List<Owed>> owed(
      Instant from, Instant until, Instant now, Directory directory) {
    var owed = new HashMap<String, List<Owed>>();
    jdbc.sql(
            """
            select k.case_id, case when k.party = 'UNIT' then k.unit_id end as unit_id,
              count(*) filter (where k.kind = 'CONTACT' and k.state <> 'STOPPED'
                and (k.met_at is not null or k.due_at < :now)) as contacts_due,
              count(*) filter (where k.kind = 'CONTACT' and k.state <> 'STOPPED' and k.in_time)
                as contacts_kept,
              coalesce(bool_or(k.kind in ('HANDLE', 'HANDLE_COMPLEX', 'REDO')
                and k.state = 'RUNNING' and k.due_at < :now), false) as overdue,
              count(*) filter (where k.red_card_at is not null) as red_cards
            from clocks k join cases c on c.case_id = k.case_id
            where %s
            group by 1, 2
            """
                .formatted(COUNTED))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              owed.merge(
                  row.getString("case_id"),
                  List.of(
                      new Owed(
                          assessed(row.getString("unit_id"), directory),
                          row.getLong("contacts_due"),
                          row.getLong("contacts_kept"),
                          row.getBoolean("overdue"),
                          row.getLong("red_cards"))),
                  (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
            });
    return owed;
  }

  private static CountedCase counted(ResultSet row, List<Owed> owed, Directory directory)
      throws SQLException {
    var contacted = row.getString("contacted");
    return new CountedCase(
        assessed(row.getString("unit_id"), directory),
        row.getString("demand_type"),
        row.getString("category_level1"),
        row.getObject("ended_at") != null,
        contacted == null ? null : Boolean.valueOf(contacted),
        row.getString("resolution"),
        row.getString("satisfaction"),
        row.getInt("ordinal"),
        row.getBoolean("errors"),
        Arrays.stream((String[]) row.getArray("unfounded").getArray())
            .flatMap(unit -> Stream.ofNullable(assessed(unit, directory)))
            .toList(),
        owed);
  }

  private static @Nullable String assessed(@Nullable String unitId, Directory directory) {
    return unitId == null ? null : directory.assessedUnit(unitId).map(Unit::id).orElse(null);
  }
}
