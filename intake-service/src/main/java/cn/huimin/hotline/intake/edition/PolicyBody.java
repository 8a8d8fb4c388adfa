package cn.huimin.hotline.intake.edition;

import cn.huimin.hotline.intake.problem.FieldError;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import cn.huimin.hotline.platform.edition.CalendarPolicy;
import cn.huimin.hotline.platform.edition.Directory;
import cn.huimin.hotline.platform.edition.HolidayCn;
import cn.huimin.hotline.platform.edition.Policies;
import cn.huimin.hotline.platform.edition.PolicyDocument;
import cn.huimin.hotline.platform.report.ReportCalendar;
import cn.huimin.hotline.platform.report.ReportCalendarReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what is sent to change a policy: the document with its version and moment, or for the
 * calendar also a year as holiday-cn writes it.
 */
final class PolicyBody {

  /** The policy that may be published before it holds: what starts from then on counts by it. */
  static final String LIMITS = "sla";

  private static final Set<String> FIELDS =
      Set.of("name", "edition", "version", "effectiveFrom", "document", "versions");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_VERSION = 50;

  private final String name;
  private final ObjectNode body;
  private final Policies current;
  private final Directory directory;
  private final Instant now;
  private final ZoneId zone;
  private final List<FieldError> errors = new ArrayList<>();

  private PolicyBody(
      String name,
      ObjectNode body,
      Policies current,
      Directory directory,
      Instant now,
      ZoneId zone) {
    this.name = name;
    this.body = body;
    this.current = current;
    this.directory = directory;
    this.now = now;
    this.zone = zone;
  }

  /**
   * The document to be.
   *
   * @param name the policy
   * @param body as sent
   * @param current the edition in force
   * @param directory the units and people there are
   * @param now the moment
   * @param zone for days without an hour
   * @throws Refusal naming every item that is wrong, with its mend; or where there is no such
   *     policy, or the edition it was read from is no longer in force
   */
  static PolicyDocument read(
      String name,
      ObjectNode body,
      Policies current,
      Directory directory,
      Instant now,
      ZoneId zone) {
    return new PolicyBody(name, body, current, directory, now, zone).read();
  }

  private PolicyDocument read() {
    var inForce =
        current
            .document(name, now)
            .map(document -> JSON.readTree(document.body()))
            .orElseThrow(() -> new Refusal(ProblemCode.NOT_FOUND, "没有这份制度文件"));
    var document = document(inForce);
    refuseIfWrong();
    var version = version(document);
    var effectiveFrom = effectiveFrom(document);
    checkTheFrame();
    if (name.equals(CalendarPolicy.NAME)) {
      checkCalendar(document);
    } else if (name.equals(ReportCalendar.NAME)) {
      checkReports(document);
    } else {
      PolicyShape.problems(inForce, document).forEach(errors::add);
      refuseIfWrong();
      RecipientCheck.problems(name, document, directory).forEach(errors::add);
    }
    refuseIfWrong();
    document.put("version", version);
    return new PolicyDocument(name, version, effectiveFrom, JSON.writeValueAsString(document));
  }

  private ObjectNode document(JsonNode inForce) {
    var sent = body.has("document") ? body.get("document") : body;
    if (name.equals(CalendarPolicy.NAME) && HolidayCn.isOne(sent)) {
      var prefix = body.has("document") ? "document." : "";
      HolidayCn.problems(sent)
          .forEach(
              problem -> errors.add(new FieldError(prefix + problem.field(), problem.message())));
      refuseIfWrong();
      return HolidayCn.into(inForce, sent);
    }
    if (!(body.get("document") instanceof ObjectNode given)) {
      errors.add(new FieldError("document", "请填写制度文件的内容，一个 JSON 对象"));
      return JSON.createObjectNode();
    }
    return given.deepCopy();
  }

  private void checkTheFrame() {
    if (!body.has("document")) {
      return;
    }
    var unknown = new TreeSet<>(body.propertyNames());
    unknown.removeAll(FIELDS);
    unknown.forEach(field -> errors.add(new FieldError(field, "没有这一项，请删去或改正拼写")));
    if (!body.path("name").asString(name).equals(name)) {
      errors.add(new FieldError("name", "与地址中的名称不一致"));
    }
    var edition = body.get("edition");
    if (edition != null && edition.asInt(-1) != current.edition()) {
      throw new Refusal(
          ProblemCode.EDITION_CHANGED,
          "您看到的是第 %s 版，现在已是第 %d 版；请重新读取后再改".formatted(edition.asString(), current.edition()));
    }
  }

  private String version(ObjectNode document) {
    var version = body.path("version").asString(document.path("version").asString("")).strip();
    if (version.isEmpty() || version.length() > LONGEST_VERSION) {
      errors.add(new FieldError("version", "请写版本名，1 到 50 个字"));
    }
    return version;
  }

  private Instant effectiveFrom(ObjectNode document) {
    var sent = body.has("document") ? body.get("effectiveFrom") : null;
    var field = "effectiveFrom";
    if (sent == null || sent.isNull()) {
      sent = document.get("effectiveFrom");
      field = "document.effectiveFrom";
    }
    if (sent == null || sent.isNull()) {
      return now;
    }
    var moment = moment(sent.asString(""));
    if (moment == null) {
      errors.add(new FieldError(field, "请写成 2027-01-01 这样的日期，或带时区的时间"));
      return now;
    }
    if (moment.isAfter(now) && !name.equals(LIMITS)) {
      errors.add(new FieldError(field, "这份制度文件发布后立即生效，请不要填以后的时间"));
    }
    return moment;
  }

  private @Nullable Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      try {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      } catch (DateTimeException other) {
        return null;
      }
    }
  }

  private void checkReports(ObjectNode document) {
    try {
      ReportCalendarReader.read(
          JSON.writeValueAsString(document), CalendarPolicy.calendar(current));
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError("document", String.valueOf(e.getMessage())));
    }
  }

  private void checkCalendar(ObjectNode document) {
    try {
      CalendarPolicy.read(JSON.writeValueAsString(document));
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError("document", String.valueOf(e.getMessage())));
    }
  }

  private void refuseIfWrong() {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }

  /** Whether a node is of the same kind as another. */
  static boolean isAlike(JsonNode one, JsonNode other) {
    return one.getNodeType() == other.getNodeType()
        || one.getNodeType() == JsonNodeType.NULL
        || other.getNodeType() == JsonNodeType.NULL;
  }
}
