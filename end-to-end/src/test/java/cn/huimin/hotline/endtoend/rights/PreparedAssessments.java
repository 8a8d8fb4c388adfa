package cn.huimin.hotline.endtoend.rights;

import static org.awaitility.Awaitility.await;

import cn.huimin.hotline.endtoend.house.House;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Bodies with which something could be entered about a unit, in the state in which it could: an
 * appeal that waits to be heard, a line that stands.
 */
final class PreparedAssessments {

  /** Whose head appeals. */
  static final String HEADS_UNIT = "u-ez";

  private static final String PERIOD = "2024";
  private static final String PERIOD_OF_PAGES = "2023";
  private static final String OF_ASSESSORS = "u-sz";
  private static final String OF_LEADERS = "u-syxx";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final House house;

  PreparedAssessments(House house) {
    this.house = house;
  }

  /** The unit that is asked about: appeals that stand for one role are not another's. */
  String unit(String way, String role) {
    return switch (way) {
      case "appeal-decision", "strike" -> role.equals("LEADER") ? OF_LEADERS : OF_ASSESSORS;
      default -> HEADS_UNIT;
    };
  }

  /**
   * The body.
   *
   * @param role role that may, or nothing for one that may not, which needs nothing prepared
   * @param page whether a page asks: an appeal that waits takes no second one beside it
   */
  Map<String, Object> body(String way, String role, boolean page) {
    var body = new HashMap<String, Object>();
    body.put("period", page ? PERIOD_OF_PAGES : PERIOD);
    switch (way) {
      case "evidence" -> body.putAll(Map.of("item", "1.2", "found", true));
      case "spot-check" -> {
        body.putAll(Map.of("item", "1.3", "found", true));
        if (!role.isEmpty()) {
          entered("assessor", "evidence", Map.of("item", "1.3", "found", true));
        }
      }
      case "withdrawal" -> {
        body.put("reason", "录错了单位");
        body.put("recordId", role.isEmpty() ? "none" : ownEntry(role));
      }
      case "media" -> body.putAll(Map.of("kind", "HONOUR", "matter", "文明校园", "level", "city"));
      case "falsification", "appeal" -> body.put("reason", "台账日期不符");
      case "period" ->
          body.putAll(Map.of("state", "PUBLICITY", "until", "2099-01-15T17:30:00+08:00"));
      case "plan" -> body.putAll(Map.of("surveyId", "SCHOOL_SURVEY/2025-1", "measures", "每月家长开放日"));
      case "report" -> body.put("report", "monthly/2026-01");
      case "tenure" ->
          body.putAll(Map.of("account", "head-u-ez", "from", "2024-08-01T00:00:00+08:00"));
      case "accountability" -> body.putAll(Map.of("kind", "TALK", "reason", "两次逾期未整改"));
      case "strike" -> {
        body.put("reason", "重复录入");
        body.put("lineId", role.isEmpty() ? "none" : line(unit(way, role)));
      }
      case "appeal-decision" ->
          body.putAll(
              Map.of(
                  "step", "HEAR",
                  "reason", "已听取",
                  "appealId", role.isEmpty() ? "none" : appeal(unit(way, role))));
      default -> {}
    }
    return body;
  }

  /** What somebody of the role entered and may take back. */
  private String ownEntry(String role) {
    var fact = Map.<String, Object>of("item", "1.3", "found", true);
    var evidence = entered("assessor", "evidence", fact);
    return role.equals("LEADER") ? entered("leader", "spot-check", fact) : evidence;
  }

  private String entered(String who, String way, Map<String, Object> fields) {
    var body = new HashMap<>(fields);
    body.put("period", PERIOD);
    return house
        .as(who)
        .post("/api/v1/assessment/" + HEADS_UNIT + "/" + way, body)
        .expect(201)
        .text("/recordId");
  }

  private String appeal(String unit) {
    return house
        .as("head-" + unit)
        .post("/api/v1/assessment/" + unit + "/appeal", Map.of("period", PERIOD, "reason", "请复核"))
        .expect(201)
        .text("/recordId");
  }

  /** A line of an interview, once it stands in the ledger. */
  private String line(String unit) {
    var id =
        house
            .as("assessor")
            .post("/api/v1/assessment/" + unit + "/interview", Map.of("period", PERIOD))
            .expect(201)
            .text("/recordId");
    var path = "/api/v1/scorecards/" + unit + "/A-2020/" + PERIOD + "/entries?limit=200";
    var found = new AtomicReference<String>();
    await("the line of " + id)
        .atMost(PATIENCE)
        .until(
            () -> {
              var reply = house.as("assessor").get(path);
              if (reply.status() == 200) {
                reply.list("/items").stream()
                    .filter(line -> line.path("sourceEventId").asString("").equals(id))
                    .forEach(line -> found.set(line.path("lineId").asString("")));
              }
              return found.get() != null;
            });
    return found.get();
  }
}
