package cn.huimin.hotline.platform.recipient;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the policy {@value #DOCUMENT}.
 *
 * <pre>{@code
 * {"version": "…", "shifts": [{"name": "寒假", "from": "2027-01-18", "to": "2027-02-20",
 *   "start": "17:30", "end": "08:30", "vacation": true, "standsInFor": ["LIAISON", "DEPUTY"],
 *   "units": ["u-ez"], "accounts": ["duty"]}]}
 * }</pre>
 *
 * <p>{@code units}: whose cases the shift is about; left out, it is the centre's. {@code
 * standsInFor}: of a vacation, whose messages go to the shift; left out, those of liaison, deputy
 * and head (DOMAIN §5).
 */
public final class RosterReader {

  /** Name of the policy document. */
  public static final String DOCUMENT = "duty-roster";

  private static final Set<String> FIELDS =
      Set.of("name", "from", "to", "start", "end", "vacation", "standsInFor", "units", "accounts");

  private RosterReader() {}

  /**
   * The roster of a document.
   *
   * @param json the document
   * @param zone zone of days and hours
   * @throws IllegalArgumentException naming shift, field and mend
   */
  public static Roster read(String json, ZoneId zone) {
    JsonNode document;
    try {
      document = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("不是 JSON 文档：" + e.getOriginalMessage(), e);
    }
    var shifts = new ArrayList<Roster.Shift>();
    for (var node : document.path("shifts")) {
      shifts.add(shift(node, "shifts[" + shifts.size() + "]"));
    }
    return new Roster(shifts, zone);
  }

  private static Roster.Shift shift(JsonNode node, String where) {
    for (var field : node.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException(where + "/" + field + ": 没有这一项，请删去或改正拼写");
      }
    }
    var from = day(node, "from", where);
    var to = day(node, "to", where);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(where + "/to: 不能早于 from");
    }
    var units = texts(node, "units");
    if (units.contains("")) {
      throw new IllegalArgumentException(where + "/units: 请写单位编号；不写是中心的班");
    }
    var accounts = texts(node, "accounts");
    if (accounts.isEmpty() || accounts.contains("")) {
      throw new IllegalArgumentException(where + "/accounts: 请写值班人员的账号，至少一个");
    }
    boolean vacation = node.path("vacation").asBoolean(false);
    return new Roster.Shift(
        node.path("name").asString(""),
        from,
        to,
        time(node, "start", where),
        time(node, "end", where),
        vacation,
        standsInFor(node, vacation, where),
        units,
        accounts);
  }

  private static Set<Audience> standsInFor(JsonNode node, boolean vacation, String where) {
    var named = EnumSet.noneOf(Audience.class);
    for (var text : texts(node, "standsInFor")) {
      var audience =
          Roster.REPLACED.stream().filter(one -> one.name().equals(text)).findFirst().orElse(null);
      if (audience == null) {
        throw new IllegalArgumentException(
            where + "/standsInFor: 没有“" + text + "”，请用：LIAISON、DEPUTY、HEAD");
      }
      named.add(audience);
    }
    if (!vacation && !named.isEmpty()) {
      throw new IllegalArgumentException(
          where + "/standsInFor: 只有假期的班才代替别人，请写 vacation: true 或删去这一项");
    }
    return vacation && named.isEmpty() ? Roster.REPLACED : named;
  }

  private static List<String> texts(JsonNode node, String field) {
    var texts = new ArrayList<String>();
    node.path(field).forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  private static LocalDate day(JsonNode node, String field, String where) {
    try {
      return LocalDate.parse(node.path(field).asString(""));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(where + "/" + field + ": 请写成 2027-01-18 这样的日期", e);
    }
  }

  /** A time of day; midnight, so that the shift is a whole day, where none is written. */
  private static LocalTime time(JsonNode node, String field, String where) {
    if (node.path(field).isMissingNode()) {
      return LocalTime.MIDNIGHT;
    }
    try {
      return LocalTime.parse(node.path(field).asString(""));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(where + "/" + field + ": 请写成 17:30 这样的时刻", e);
    }
  }
}
