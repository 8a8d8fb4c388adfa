package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.platform.deadletter.ParkedTable;
import cn.huimin.hotline.schemas.deadline.ClockMet;
import cn.huimin.hotline.schemas.deadline.DeadlineHeader;
import cn.huimin.hotline.schemas.deadline.FactNoted;
import cn.huimin.hotline.schemas.deadline.LadderStepTaken;
import cn.huimin.hotline.schemas.deadline.MissNoted;
import cn.huimin.hotline.schemas.deadline.RedCardGiven;
import cn.huimin.hotline.schemas.deadline.ReminderGiven;
import cn.huimin.hotline.schemas.deadline.YellowCardGiven;
import cn.huimin.hotline.schemas.topic.Topic;
import cn.huimin.hotline.schemas.topic.Topics;
import cn.huimin.hotline.schemas.word.ClockKind;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Clocks, their cards in the story, and what of them are escalations (DOMAIN §5). */
final class DeadlineProjection implements Projection {

  private final JdbcTemplate jdbc;
  private final ParkedTable parked;
  private final Escalations escalations;

  DeadlineProjection(JdbcTemplate jdbc, ParkedTable parked) {
    this.jdbc = jdbc;
    escalations = new Escalations(jdbc);
    this.parked = parked;
  }

  @Override
  public List<Topic> topics() {
    return List.of(Topics.DEADLINE_EVENTS);
  }

  @Override
  public void apply(List<Entry> entries, Touched touched) {
    var clocks = standing(entries);
    var progress = progress(entries);
    var changed = new LinkedHashSet<ClockRow.Key>();
    var story = new ArrayList<Object[]>();
    for (var entry : entries) {
      var event = Objects.requireNonNull(entry.value(), "deadline-events has no tombstones");
      var place = Place.of(event);
      var last = progress.getOrDefault(place.caseId(), Place.none(place.caseId()));
      if (place.sequence() > last.sequence() + 1) {
        SequenceGapException.park(
            parked,
            entry.place(),
            "deadline event %d of case %s does not follow %d"
                .formatted(place.sequence(), place.caseId(), last.sequence()));
      } else if (place.sequence() > last.sequence()) {
        progress.put(place.caseId(), place);
        if (!(event instanceof FactNoted)) {
          var header = header(event);
          var key = ClockRow.Key.of(header);
          boolean first = clocks.get(key) == null;
          clocks.put(key, ClockRow.after(clocks.get(key), header, event));
          changed.add(key);
          touched.clocks(header.getCaseId());
          tell(event, header, story);
          escalations.take(entry, header, first, touched);
        }
      }
    }
    jdbc.batchUpdate(
        UPSERT, changed.stream().map(key -> row(Objects.requireNonNull(clocks.get(key)))).toList());
    jdbc.batchUpdate(
        """
        insert into timeline (event_id, case_id, sequence, at, type, unit_id, details)
        values (?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (event_id) do nothing
        """,
        story);
    jdbc.batchUpdate(
        """
        insert into clock_progress (case_id, sequence, case_sequence) values (?, ?, ?)
        on conflict (case_id) do update
        set sequence = excluded.sequence, case_sequence = excluded.case_sequence
        """,
        progress.values().stream()
            .map(place -> new Object[] {place.caseId(), place.sequence(), place.caseSequence()})
            .toList());
  }

  /**
   * Where a deadline event stands.
   *
   * @param sequence its own place among the deadline events of the case
   * @param caseSequence the case event it answers
   */
  private record Place(String caseId, long sequence, long caseSequence) {

    static Place of(SpecificRecord event) {
      if (event instanceof FactNoted noted) {
        return new Place(noted.getCaseId(), noted.getSequence(), noted.getCaseSequence());
      }
      var header = header(event);
      return new Place(header.getCaseId(), header.getSequence(), header.getCaseSequence());
    }

    static Place none(String caseId) {
      return new Place(caseId, 0, 0);
    }
  }

  private static String[] caseIds(List<Entry> entries) {
    return entries.stream()
        .map(entry -> Place.of(Objects.requireNonNull(entry.value())).caseId())
        .distinct()
        .toArray(String[]::new);
  }

  private Map<String, Place> progress(List<Entry> entries) {
    var progress = new TreeMap<String, Place>();
    jdbc.query(
        "select case_id, sequence, case_sequence from clock_progress where case_id = any(?)",
        row -> {
          progress.put(
              row.getString(1), new Place(row.getString(1), row.getLong(2), row.getLong(3)));
        },
        (Object) caseIds(entries));
    return progress;
  }

  private static DeadlineHeader header(SpecificRecord event) {
    return (DeadlineHeader) event.get(0);
  }

  private static void tell(SpecificRecord event, DeadlineHeader header, List<Object[]> story) {
    var at =
        switch (event) {
          case YellowCardGiven yellow -> yellow.getStepAt();
          case RedCardGiven red -> red.getStepAt();
          case ReminderGiven reminder -> reminder.getStepAt();
          case MissNoted miss -> miss.getStepAt();
          case LadderStepTaken ladder -> ladder.getStepAt();
          case ClockMet met -> met.getMetAt();
          default -> header.getFiredAt();
        };
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("clock", header.getClock().name().toLowerCase(Locale.ROOT));
    details.put("party", header.getParty().name());
    details.put("round", header.getRound());
    details.put("unitName", header.getUnitName());
    details.put("dueAt", header.getDueAt().toString());
    details.putAll(
        Columns.fields(event, List.of("header", "yellowAt", "stepAt", "metAt", "recomputeId")));
    story.add(
        new Object[] {
          header.getEventId(),
          header.getCaseId(),
          header.getCaseSequence(),
          Columns.at(at),
          event.getSchema().getName(),
          header.getUnitId(),
          Columns.json(details)
        });
  }

  private Map<ClockRow.Key, ClockRow> standing(List<Entry> entries) {
    var clocks = new HashMap<ClockRow.Key, ClockRow>();
    jdbc.query(
        "select * from clocks where case_id = any(?)",
        row -> {
          var clock = read(row);
          clocks.put(ClockRow.Key.of(clock.header()), clock);
        },
        (Object) caseIds(entries));
    return clocks;
  }

  /** Reads what the next event builds on; the rest of the header comes with that event. */
  private static ClockRow read(ResultSet row) throws SQLException {
    var header =
        DeadlineHeader.newBuilder()
            .setEventId("")
            .setCaseId(row.getString("case_id"))
            .setCaseNumber("")
            .setCaseSequence(0)
            .setClock(ClockKind.valueOf(row.getString("kind")))
            .setRound(row.getInt("round"))
            .setLeg(row.getInt("leg"))
            .setParty(Party.valueOf(row.getString("party")))
            .setUnitId(row.getString("unit_id"))
            .setUnitName(row.getString("unit_name"))
            .setUnitLine(Arrays.asList((String[]) row.getArray("unit_line").getArray()))
            .setUrgency(Urgency.UNKNOWN)
            .setStartedAt(Objects.requireNonNull(moment(row, "started_at")))
            .setDueAt(Objects.requireNonNull(moment(row, "due_at")))
            .setFiredAt(Instant.EPOCH)
            .setPolicyEdition(0)
            .build();
    return new ClockRow(
        header,
        row.getString("state"),
        row.getString("limit_words"),
        row.getString("reason_code"),
        moment(row, "yellow_at"),
        moment(row, "met_at"),
        row.getObject("in_time", Boolean.class),
        moment(row, "yellow_card_at"),
        moment(row, "red_card_at"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static final String UPSERT =
      """
      insert into clocks (case_id, kind, round, leg, party, unit_id, unit_name, unit_line, state,
          limit_words, reason_code, started_at, due_at, yellow_at, met_at, in_time, yellow_card_at,
          red_card_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (case_id, kind, round, leg) do update set party = excluded.party,
          unit_id = excluded.unit_id, unit_name = excluded.unit_name,
          unit_line = excluded.unit_line, state = excluded.state,
          limit_words = excluded.limit_words, reason_code = excluded.reason_code,
          started_at = excluded.started_at, due_at = excluded.due_at,
          yellow_at = excluded.yellow_at, met_at = excluded.met_at, in_time = excluded.in_time,
          yellow_card_at = excluded.yellow_card_at, red_card_at = excluded.red_card_at
      """;

  private static Object[] row(ClockRow clock) {
    var header = clock.header();
    return new Object[] {
      header.getCaseId(),
      header.getClock().name(),
      header.getRound(),
      header.getLeg(),
      header.getParty().name(),
      header.getUnitId(),
      header.getUnitName(),
      Columns.words(header.getUnitLine()),
      clock.state(),
      clock.limit(),
      clock.reason(),
      Columns.at(header.getStartedAt()),
      Columns.at(header.getDueAt()),
      Columns.at(clock.yellowAt()),
      Columns.at(clock.metAt()),
      clock.inTime(),
      Columns.at(clock.yellowCardAt()),
      Columns.at(clock.redCardAt())
    };
  }
}
