package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.projection.ReadModelSignal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one case as somebody sees it, as new as they ask for. */
public final class CaseReader {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** How often to look again when another instance may have written. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final FloodReader floods;
  private final StoryWords words;
  private final ReadModelSignal signal;
  private final Duration patience;

  /**
   * A reader.
   *
   * @param patience how long it waits for a version
   */
  public CaseReader(
      JdbcClient jdbc,
      CaseStore store,
      StoryWords words,
      ReadModelSignal signal,
      Duration patience) {
    this.jdbc = jdbc;
    this.store = store;
    this.floods = new FloodReader(jdbc);
    this.words = words;
    this.signal = signal;
    this.patience = patience;
  }

  /**
   * A case.
   *
   * @param caseId its id
   * @param minVersion version that the case and its clocks must have come to; 0 for any
   * @param viewer who reads
   * @throws Refusal not-found, forbidden, or read-model-behind past the patience
   */
  public CaseView read(String caseId, long minVersion, Viewer viewer) {
    var found = await(caseId, minVersion);
    if (!Visibility.sees(viewer, found.summary())) {
      throw new Refusal(ProblemCode.FORBIDDEN, "这件工单不属于您的单位");
    }
    return view(found, viewer);
  }

  private CaseStore.Found await(String caseId, long minVersion) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      long seen = signal.count();
      var found = store.find(caseId);
      if (isNewEnough(found, minVersion)) {
        return found.orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这件工单，请核对编号"));
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new Refusal(ProblemCode.READ_MODEL_BEHIND, "这件工单的最新情况还没有显示出来，操作没有丢，请稍后刷新");
      }
      try {
        signal.await(seen, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refusal(ProblemCode.NOT_AVAILABLE, "服务正在停止，请稍后再试");
      }
    }
  }

  private static boolean isNewEnough(Optional<CaseStore.Found> found, long minVersion) {
    return minVersion <= 0
        || found
            .filter(it -> it.summary().version() >= minVersion && it.clocksSeen() >= minVersion)
            .isPresent();
  }

  private CaseView view(CaseStore.Found found, Viewer viewer) {
    var summary = found.summary();
    boolean hides = Visibility.hides(viewer, summary);
    var texts = texts(summary.caseId(), hides);
    var story = story(summary, texts, viewer);
    return new CaseView(
        summary,
        found.reportedBy() == null ? null : found.reportedBy().account(),
        found.routing() == null ? null : JSON.readTree(found.routing()),
        found.triageReasons(),
        hides ? null : found.title(),
        found.card(),
        hides,
        inForce(found, texts),
        store.clocks(summary.caseId()),
        story,
        earlier(story, summary, viewer),
        floods.read(summary, viewer),
        oneTime(summary.caseId()),
        AllowedActions.of(viewer, summary, found.reportedBy()));
  }

  private Map<String, TextView> texts(String caseId, boolean hides) {
    var texts = new LinkedHashMap<String, TextView>();
    jdbc.sql(
            "select text_id, kind, body from texts where case_id = :id order by accepted_at,"
                + " text_id")
        .param("id", caseId)
        .query(
            row -> {
              var kind = row.getString("kind");
              texts.put(
                  row.getString("text_id"),
                  new TextView(
                      row.getString("text_id"),
                      kind,
                      hides && Visibility.hiddenText(kind) ? null : row.getString("body")));
            });
    return texts;
  }

  private static Map<String, TextView> inForce(CaseStore.Found found, Map<String, TextView> texts) {
    var inForce = new LinkedHashMap<String, TextView>();
    JSON.readTree(found.texts())
        .properties()
        .forEach(
            entry -> {
              var text = texts.get(entry.getValue().asString());
              if (text != null) {
                inForce.put(entry.getKey(), text);
              }
            });
    return inForce;
  }

  private List<StoryItem> story(Summary summary, Map<String, TextView> texts, Viewer viewer) {
    return jdbc.sql(
            """
            select * from timeline where case_id = :id
            order by at, sequence, (actor is null), event_id
            """)
        .param("id", summary.caseId())
        .query((row, _) -> item(row, texts, viewer))
        .list();
  }

  private StoryItem item(ResultSet row, Map<String, TextView> texts, Viewer viewer)
      throws SQLException {
    var details = JSON.readTree(row.getString("details"));
    if (!viewer.seesAllUnits() && details instanceof ObjectNode fields) {
      // Asked by the centre, never by the unit (DOMAIN §3): whoever said it is not told on.
      fields.remove("pressed");
    }
    var mine = new ArrayList<TextView>();
    details
        .path("texts")
        .forEach(
            ref -> {
              var id = ref.path("textId").asString();
              mine.add(texts.getOrDefault(id, new TextView(id, ref.path("kind").asString(), null)));
            });
    var summaryText = texts.get(details.path("summaryTextId").asString(""));
    if (summaryText != null) {
      mine.add(summaryText);
    }
    var actor = row.getString("actor");
    var occurred = row.getObject("occurred_at", OffsetDateTime.class);
    var type = row.getString("type");
    return new StoryItem(
        row.getString("event_id"),
        type,
        actor == null ? null : row.getLong("sequence"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        occurred == null ? null : occurred.toInstant(),
        actor,
        row.getString("role"),
        row.getString("unit_id"),
        details,
        mine,
        words.say(type, details));
  }

  /** To a unit, nothing of it links somebody who is hidden from it to a case of theirs. */
  private List<EarlierCase> earlier(List<StoryItem> story, Summary summary, Viewer viewer) {
    if (Visibility.hides(viewer, summary)) {
      return List.of();
    }
    var ids = new ArrayList<String>();
    story.stream()
        .filter(item -> item.type().equals("RepeatNoticed"))
        .forEach(
            item -> item.details().path("earlierCaseIds").forEach(id -> ids.add(id.asString())));
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select c.case_id, c.case_number, c.state, c.ended_at is null as open, i.card"
                    + " from cases c join case_index i on i.case_id = c.case_id"
                    + " where c.case_id in (:ids) and "
                    + Visibility.condition(viewer)
                    + (viewer.seesAllUnits() ? "" : " and not c.hidden")
                    + " order by c.opened_at")
            .param("ids", ids)
            .param("viewerUnit", viewer.unitId())
            .query(
                (row, _) ->
                    new EarlierCase(
                        row.getString("case_id"),
                        row.getString("case_number"),
                        EarlierCase.offer(
                            row.getString("state"), row.getBoolean("open"), row.getString("card"))))
            .list();
  }

  private CaseView.@Nullable OneTime oneTime(String caseId) {
    return OneTimeLine.sumUp(
        jdbc.sql(
                """
                select numerator, provisional, reason_code from score_lines
                where case_id = :id and item = '2.1' and kind = 'NUMERATOR' and not struck
                order by line_id
                """)
            .param("id", caseId)
            .query(
                (row, _) ->
                    new OneTimeLine(row.getLong(1) > 0, row.getBoolean(2), row.getString(3)))
            .list());
  }

  /** The moment the JSON of a field names; null if it names none. */
  static @Nullable Instant moment(JsonNode node) {
    var at = node.asString("");
    return at.isEmpty() ? null : Instant.parse(at);
  }
}
