package cn.huimin.hotline.console.bulletin;

import cn.huimin.hotline.console.bulletin.LookBack.Candidate;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.platform.edition.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a bulletin names one by one: criticism list, accountability, and what is looked back at. */
@Component
class CheckedCases {

  private final JdbcClient jdbc;
  private final Editions editions;
  private final Clock clock;

  CheckedCases(JdbcClient jdbc, Editions editions, Clock clock) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.clock = clock;
  }

  /** Draft entries of the criticism list (通报批评, DOMAIN §5) that fell into the period. */
  List<Bulletin.RedCard> criticism(BulletinPeriod period) {
    return jdbc.sql(
            """
            select case_number, coalesce(unit_name, unit_id, '') as unit, clock, due_at
            from escalations where kind = 'CRITICISM' and at >= :from and at < :until
            order by at, event_id
            """)
        .param("from", period.begin(clock.getZone()).atOffset(ZoneOffset.UTC))
        .param("until", period.end(clock.getZone()).atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                new Bulletin.RedCard(
                    row.getString("case_number"),
                    row.getString("unit"),
                    row.getString("clock"),
                    row.getObject("due_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Interviews, exposures, falsified evidence and 问责 that were entered and stand. */
  List<Bulletin.Answerable> accountability(BulletinPeriod period) {
    return jdbc.sql(
            """
            select r.place_id, r.act, r.entered_at from assessment_records r
            where r.act in ('INTERVIEW', 'EXPOSURE', 'FALSIFICATION', 'ACCOUNTABILITY') and r.state = 'STANDS'
              and r.entered_at >= :from and r.entered_at < :until
            order by r.entered_at, r.record_id
            """)
        .param("from", period.begin(clock.getZone()).atOffset(ZoneOffset.UTC))
        .param("until", period.end(clock.getZone()).atOffset(ZoneOffset.UTC))
        .query(
            (row, _) ->
                new Bulletin.Answerable(
                    editions
                        .directory()
                        .unit(row.getString("place_id"))
                        .map(Unit::name)
                        .orElse(row.getString("place_id")),
                    row.getString("act"),
                    row.getObject("entered_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Cases that a unit handled and that ended in the period. */
  List<Candidate> ended(BulletinPeriod period) {
    return jdbc.sql(
            """
            select c.case_id, c.case_number, c.state, c.hidden,
              coalesce(c.summary->>'unitName', c.unit_id) as unit,
              coalesce((c.summary->>'anonymous')::boolean, false) as anonymous,
              c.summary->>'verdict' as verdict, c.summary->>'satisfaction' as satisfaction,
              exists (select 1 from timeline t where t.case_id = c.case_id
                and t.type = 'ComplainantContacted') as contacted,
              exists (select 1 from jsonb_array_elements(coalesce(c.summary->'promises', '[]')) p
                where not (p->>'done')::boolean and (p->>'dueOn')::date < :untilDay) as promise_missed,
              exists (select 1 from warnings w where w.rule = 'integrity'
                and c.case_id = any(w.case_ids) and w.raised_at < :until) as suspect
            from cases c
            where c.ended_at >= :from and c.ended_at < :until and c.unit_id is not null
              and c.state in ('CLOSED', 'FILED', 'WITHDRAWN', 'INVALID')
            order by c.case_number
            """)
        .param("from", period.begin(clock.getZone()).atOffset(ZoneOffset.UTC))
        .param("until", period.end(clock.getZone()).atOffset(ZoneOffset.UTC))
        .param("untilDay", period.until())
        .query(
            (row, _) ->
                new Candidate(
                    row.getString("case_id"),
                    row.getString("case_number"),
                    row.getString("unit"),
                    why(row)))
        .list();
  }

  private static @Nullable String why(ResultSet row) throws SQLException {
    var state = row.getString("state");
    if (state.equals("WITHDRAWN") || state.equals("INVALID")) {
      return state;
    }
    var verdict = row.getString("verdict");
    if (("UNFOUNDED".equals(verdict) || "UNVERIFIABLE".equals(verdict))
        && "DISSATISFIED".equals(row.getString("satisfaction"))) {
      return "UNFOUNDED_DISSATISFIED";
    }
    boolean owed = !row.getBoolean("anonymous") && !row.getBoolean("hidden");
    if (owed && !row.getBoolean("contacted")) {
      return "NO_CONTACT";
    }
    if (row.getBoolean("promise_missed")) {
      return "PROMISE_MISSED";
    }
    // Numbers that served for many contacts, copied answers and the like: sla has told them.
    return row.getBoolean("suspect") ? "INTEGRITY" : null;
  }
}
