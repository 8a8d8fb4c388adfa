package cn.huimin.hotline.sla.warning.rule;

import cn.huimin.hotline.calendar.WorkingCalendar;
import cn.huimin.hotline.sla.deadline.SlaPolicyReader;
import cn.huimin.hotline.sla.policy.InvalidPolicyException;
import cn.huimin.hotline.sla.policy.InvalidPolicyException.Problem;
import cn.huimin.hotline.sla.policy.PolicyNode;
import cn.huimin.hotline.sla.warning.Mark;
import cn.huimin.hotline.sla.warning.RepeatRule;
import cn.huimin.hotline.sla.warning.WarningLevel;
import cn.huimin.hotline.sla.warning.WarningRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link WarningPolicy} from its JSON document; {@code warnings.json} shows the form. */
public final class WarningPolicyReader {

  /** The policy that the product ships: the table of DOMAIN §6. */
  public static final String SEED = "/policies/warnings.json";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 10_000;
  private static final int LONGEST_WINDOW = 60;
  private static final int LONGEST_LOOK_BACK = 70;

  private static final Set<String> OF_UNITS =
      Set.of(
          RepeatRule.NAME,
          "life-safety",
          "sensitive",
          "flood",
          "unit-surge",
          "interview-due",
          "dissatisfaction",
          "reduction-target",
          "integrity");

  private final PolicyNode document;
  private final WorkingCalendar calendar;
  private final ZoneId zone;

  private WarningPolicyReader(PolicyNode document, WorkingCalendar calendar) {
    this.document = document;
    this.calendar = calendar;
    this.zone = calendar.zone();
  }

  /** The seed policy. */
  public static WarningPolicy seed(WorkingCalendar calendar) {
    try (InputStream stream = WarningPolicyReader.class.getResourceAsStream(SEED)) {
      if (stream == null) {
        throw new IllegalStateException("platform ships no " + SEED);
      }
      return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), calendar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a policy.
   *
   * @param json the document
   * @param calendar the calendar in force, and its zone
   * @throws InvalidPolicyException naming every item that is wrong, with its mend
   */
  public static WarningPolicy read(String json, WorkingCalendar calendar) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      var line = e.getLocation() == null ? "文档" : "第 " + e.getLocation().getLineNr() + " 行";
      throw new InvalidPolicyException(List.of(new Problem(line, "不是有效的 JSON，请检查括号、引号和逗号")));
    }
    var document = PolicyNode.root(root);
    var policy = new WarningPolicyReader(document, calendar).policy();
    document.refuseIfAnyProblem();
    return policy;
  }

  private WarningPolicy policy() {
    document.allow(
        "version",
        "lifeSafety",
        "sensitive",
        "repeat",
        "unitSurge",
        "focusIssue",
        "flood",
        "interviewDue",
        "dissatisfaction",
        "reductionTarget",
        "integrity",
        "reportDue");
    document.at("version").text(Optional::of, "", "请写版本名");
    var rules = new ArrayList<WarningRule>();
    section("lifeSafety", "level").ifPresent(at -> rules.add(MarkedWords.lifeSafety(level(at))));
    section("sensitive", "level").ifPresent(at -> rules.add(MarkedWords.sensitive(level(at))));
    section(
            "unitSurge",
            "level",
            "days",
            "least",
            "weeks",
            "sigmas",
            "historyWeeks",
            "leastBefore",
            "seasons")
        .ifPresent(at -> rules.add(unitSurge(at)));
    section("focusIssue", "level", "days", "units", "cases", "casesLevel", "except")
        .ifPresent(at -> rules.add(focusIssue(at)));
    section("flood", "level", "people")
        .ifPresent(at -> rules.add(new FloodIssue(level(at), count(at, "people"))));
    section("interviewDue", "level", "days", "cases", "redCards", "surveyBottom")
        .ifPresent(
            at ->
                rules.add(
                    new InterviewDue(
                        level(at),
                        days(at),
                        count(at, "cases"),
                        count(at, "redCards"),
                        at.at("surveyBottom").flag())));
    section("dissatisfaction", "level", "callbacks", "satisfiedPercent")
        .ifPresent(
            at ->
                rules.add(
                    new Dissatisfaction(
                        level(at),
                        at.at("callbacks").number(1, 100),
                        at.at("satisfiedPercent").number(1, 100))));
    section("reductionTarget", "targetPercent", "leastLastYear")
        .ifPresent(
            at ->
                rules.add(
                    new ReductionTarget(
                        at.at("targetPercent").number(0, 100), count(at, "leastLastYear"), zone)));
    section(
            "integrity",
            "level",
            "days",
            "withoutContact",
            "unreached",
            "withdrawn",
            "invalid",
            "unfoundedDissatisfied",
            "promiseMissed",
            "numberRepeated",
            "answerCopied")
        .ifPresent(at -> rules.add(integrity(at)));
    section("reportDue", "level", "answers", "workingDays", "reports")
        .ifPresent(
            at ->
                rules.add(
                    new ReportDue(
                        level(at),
                        answers(at.at("answers")),
                        new TreeMap<>(
                            Map.of(Instant.EPOCH, SlaPolicyReader.seed().warningAnswer())),
                        at.at("reports").isMissing() || at.at("reports").flag(),
                        calendar)));
    var repeat =
        section("repeat", "redFrom").map(at -> new RepeatRule(at.at("redFrom").number(2, MOST)));
    return new WarningPolicy(repeat.orElse(null), rules);
  }

  /** Rules whose warnings are about a unit; another cannot be answered by one. */
  private static Set<String> answers(PolicyNode at) {
    var named = Set.copyOf(at.texts());
    if (!OF_UNITS.containsAll(named)) {
      at.problem("只能写会发给单位的规则，请用：" + String.join("、", new TreeSet<>(OF_UNITS)));
    }
    return named;
  }

  private Optional<PolicyNode> section(String name, String... fields) {
    var section = document.at(name);
    return section.isMissing() ? Optional.empty() : Optional.of(section.allow(fields));
  }

  private UnitSurge unitSurge(PolicyNode at) {
    int days = days(at);
    int weeks = at.at("weeks").number(1, 52);
    if ((weeks + 1) * days > LONGEST_LOOK_BACK) {
      at.at("weeks").problem("回看的天数最多 " + LONGEST_LOOK_BACK + " 天，请减少 weeks 或 days");
    }
    var seasons =
        at.at("seasons").isMissing()
            ? List.<Season>of()
            : at.at("seasons").elements("name").stream().map(this::season).toList();
    return new UnitSurge(
        level(at),
        days,
        count(at, "least"),
        weeks,
        at.at("sigmas").decimal(10),
        baseline(at, weeks),
        seasons,
        zone,
        Instant.EPOCH);
  }

  /** Half of the stretches looked back at, and silence before, where they are left out. */
  private static UnitSurge.Baseline baseline(PolicyNode at, int weeks) {
    var history = at.at("historyWeeks");
    int needed = history.isMissing() ? weeks / 2 : history.number(0, 52);
    if (needed > weeks) {
      history.problem("不能多于 weeks（" + weeks + "）");
    }
    return new UnitSurge.Baseline(
        needed, at.at("leastBefore").isMissing() ? null : count(at, "leastBefore"));
  }

  private Season season(PolicyNode at) {
    at.allow("name", "from", "to", "factor");
    return new Season(
        at.at("name").text(Optional::of, "", "请写名称，如 开学"),
        monthDay(at.at("from")),
        monthDay(at.at("to")),
        at.at("factor").decimal(100));
  }

  private static MonthDay monthDay(PolicyNode at) {
    return at.text(WarningPolicyReader::monthDay, MonthDay.of(1, 1), "请写成 08-25 这样的月和日");
  }

  private static Optional<MonthDay> monthDay(String text) {
    try {
      return Optional.of(MonthDay.parse("--" + text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private FocusIssue focusIssue(PolicyNode at) {
    return new FocusIssue(
        level(at),
        days(at),
        count(at, "units"),
        count(at, "cases"),
        levelOf(at.at("casesLevel")),
        Set.copyOf(at.at("except").texts()));
  }

  private IntegrityPatterns integrity(PolicyNode at) {
    var patterns = new EnumMap<Mark.Kind, Integer>(Mark.Kind.class);
    pattern(at, "withoutContact", Mark.Kind.WITHOUT_CONTACT, patterns);
    pattern(at, "unreached", Mark.Kind.UNREACHED, patterns);
    pattern(at, "withdrawn", Mark.Kind.WITHDRAWN, patterns);
    pattern(at, "invalid", Mark.Kind.INVALID, patterns);
    pattern(at, "unfoundedDissatisfied", Mark.Kind.UNFOUNDED_DISSATISFIED, patterns);
    pattern(at, "promiseMissed", Mark.Kind.PROMISE_MISSED, patterns);
    pattern(at, "numberRepeated", Mark.Kind.NUMBER_REPEATED, patterns);
    pattern(at, "answerCopied", Mark.Kind.ANSWER_COPIED, patterns);
    return new IntegrityPatterns(level(at), days(at), patterns);
  }

  private static void pattern(
      PolicyNode at, String name, Mark.Kind kind, EnumMap<Mark.Kind, Integer> patterns) {
    if (!at.at(name).isMissing()) {
      patterns.put(kind, count(at, name));
    }
  }

  private static WarningLevel level(PolicyNode at) {
    return levelOf(at.at("level"));
  }

  private static WarningLevel levelOf(PolicyNode at) {
    return at.oneOf(WarningLevel.class, WarningLevel::name).orElse(WarningLevel.YELLOW);
  }

  private static int days(PolicyNode at) {
    return at.at("days").number(1, LONGEST_WINDOW);
  }

  private static int count(PolicyNode at, String name) {
    return at.at(name).number(1, MOST);
  }
}
