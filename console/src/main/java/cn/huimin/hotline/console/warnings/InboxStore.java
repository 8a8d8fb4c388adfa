package cn.huimin.hotline.console.warnings;

import static cn.huimin.hotline.console.warnings.NewestFirst.moment;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.console.cases.CaseJson;
import cn.huimin.hotline.console.words.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people were told, in the read model. */
@Component
public class InboxStore {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final NewestFirst rows;
  private final CaseJson bodies;
  private final Words words;

  InboxStore(JdbcClient jdbc, CaseJson bodies, Words words) {
    this.rows = new NewestFirst(jdbc);
    this.bodies = bodies;
    this.words = words;
  }

  /** What an account was told, the newest first. */
  public NewestPage inbox(Viewer viewer, @Nullable String after, int limit) {
    var where = new ArrayList<>(List.of("channel = 'INBOX'", "recipient = :account"));
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("account", viewer.account());
    return rows.page(
        "select *, delivery_id as page_id from deliveries",
        "delivery_id",
        where,
        values,
        after,
        limit,
        this::inboxItem);
  }

  /** What is new for the account. */
  Feed feed() {
    return new Feed(
        "select * from deliveries",
        "channel = 'INBOX' and recipient = :account",
        "at",
        this::inboxItem);
  }

  private Map<String, @Nullable Object> inboxItem(ResultSet row) throws SQLException {
    var parameters = JSON.readTree(row.getString("parameters"));
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("itemId", row.getString("delivery_id"));
    body.put("template", row.getString("template"));
    body.put("message", InboxWords.say(words, row.getString("template"), parameters));
    body.put("caseId", row.getString("case_id"));
    var number = parameters.path("caseNumber").asString("");
    body.put("caseNumber", number.isEmpty() ? null : number);
    var warning = parameters.path("warningId").asString("");
    body.put("warningId", warning.isEmpty() ? null : warning);
    var due = parameters.path("answerDueAt").asString("");
    body.put("answerDueAt", due.isEmpty() ? null : bodies.at(Instant.parse(due)));
    var unit = parameters.path("unitName").asString("");
    body.put("answerOwedBy", due.isEmpty() || unit.isEmpty() ? null : unit);
    body.put("urgent", row.getBoolean("urgent"));
    body.put("happenedAt", bodies.at(moment(row, "happened_at")));
    body.put("at", bodies.at(moment(row, "at")));
    return body;
  }
}
