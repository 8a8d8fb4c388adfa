package cn.huimin.hotline.console.warnings;

import static cn.huimin.hotline.console.warnings.NewestFirst.moment;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.cases.Visibility;
import cn.huimin.hotline.console.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies of warnings, as the contract has them.
 *
 * @param jdbc the read model, asked for the cases behind a warning
 * @param bodies bodies of what they share with cases
 * @param words words they say
 * @param clock tells whether an answer is late
 */
record WarningBodies(JdbcClient jdbc, CaseJson bodies, Words words, Clock clock) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Schema Warning, as the person sees it. */
  Map<String, @Nullable Object> of(ResultSet row, Viewer viewer) throws SQLException {
    var figures = JSON.readTree(row.getString("figures"));
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("warningId", row.getString("warning_id"));
    body.put("rule", row.getString("rule"));
    body.put("level", row.getString("level"));
    body.put("scope", row.getString("scope"));
    body.put("scopeId", row.getString("scope_id"));
    body.put("state", row.getString("state"));
    body.put("unit", bodies.unit(row.getString("unit_id"), row.getString("unit_name")));
    body.put("category", CaseJson.category(row.getString("category_level1"), null));
    body.put("figures", figures);
    body.put("cases", cases(Arrays.asList((String[]) row.getArray("case_ids").getArray()), viewer));
    body.put("message", WarningWords.say(words, row.getString("rule"), figures));
    body.put("sequence", row.getInt("sequence"));
    body.put("answerOwed", answerOwed(row));
    body.put("acknowledgement", acknowledgement(row));
    body.put("answer", answer(row));
    body.put("lookBack", lookBack(row));
    body.put("raisedAt", bodies.at(moment(row, "raised_at")));
    body.put("updatedAt", bodies.at(moment(row, "at")));
    body.put(
        "clearedAt",
        row.getString("state").equals("CLEARED") ? bodies.at(moment(row, "at")) : null);
    return body;
  }

  /** Who owes the answer, and until when it is in time; null where none is owed. */
  private @Nullable Map<String, @Nullable Object> answerOwed(ResultSet row) throws SQLException {
    var dueAt = moment(row, "answer_due_at");
    if (dueAt == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("by", bodies.unit(row.getString("unit_id"), row.getString("unit_name")));
    body.put("dueAt", bodies.at(dueAt));
    body.put("missed", dueAt.isBefore(clock.instant()));
    return body;
  }

  private @Nullable Map<String, @Nullable Object> acknowledgement(ResultSet row)
      throws SQLException {
    var at = moment(row, "acknowledged_at");
    if (at == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("at", bodies.at(at));
    body.put("by", row.getString("acknowledged_by"));
    body.put("measure", row.getString("measure"));
    body.put("lookBackOn", row.getObject("look_back_on", LocalDate.class).toString());
    return body;
  }

  private @Nullable Map<String, @Nullable Object> answer(ResultSet row) throws SQLException {
    var at = moment(row, "answered_at");
    if (at == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("at", bodies.at(at));
    body.put("by", row.getString("answered_by"));
    body.put("answer", row.getString("answer"));
    return body;
  }

  private @Nullable Map<String, @Nullable Object> lookBack(ResultSet row) throws SQLException {
    var at = moment(row, "looked_back_at");
    if (at == null) {
      return null;
    }
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("at", bodies.at(at));
    body.put("by", row.getString("looked_back_by"));
    body.put("finding", row.getString("finding"));
    body.put("settled", row.getBoolean("settled"));
    return body;
  }

  /** Those of the cases that the person sees. */
  private List<Map<String, @Nullable String>> cases(List<String> ids, Viewer viewer) {
    var numbers = new LinkedHashMap<String, String>();
    jdbc.sql(
            "select c.case_id, c.case_number from cases c where c.case_id = any(:ids) and "
                + Visibility.condition(viewer))
        .param("ids", ids.toArray(String[]::new))
        .param("viewerUnit", viewer.unitId())
        .query(
            row -> {
              numbers.put(row.getString(1), row.getString(2));
            });
    return ids.stream()
        .filter(id -> viewer.seesAllUnits() || numbers.containsKey(id))
        .map(
            id -> {
              var ref = new LinkedHashMap<String, @Nullable String>();
              ref.put("caseId", id);
              ref.put("caseNumber", numbers.get(id));
              return (Map<String, @Nullable String>) ref;
            })
        .toList();
  }
}
