package cn.huimin.hotline.sla.deadline;

import cn.huimin.hotline.sla.policy.InvalidPolicyException;
import cn.huimin.hotline.sla.policy.InvalidPolicyException.Problem;
import cn.huimin.hotline.sla.policy.PolicyNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link SlaPolicy} from its JSON document; {@code policies/sla.json} shows the form. */
public final class SlaPolicyReader {

  /** The policy that the product ships: the table of DOMAIN §5. */
  public static final String SEED = "/policies/sla.json";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String LIMIT_FORM = "请写成 WD:n、WH:n、H:n、MIN:n（n 为正整数）或 NONE";

  /** States in which a case is open (DOMAIN §3). */
  private static final List<String> STATES =
      List.of(
          "RECEIVED",
          "TRIAGE",
          "DISPATCHED",
          "SIGNED",
          "REPORTED",
          "SIGNED_OFF",
          "APPROVED",
          "RETURNED_TO_SOURCE");

  /** The wait for a rating where an edition does not name it. */
  private static final ClockRule RATING = rating();

  private SlaPolicyReader() {}

  private static ClockRule rating() {
    Limit days = new Limit(Limit.Base.START, Limit.Unit.WD, 2);
    Limit hours = new Limit(Limit.Base.START, Limit.Unit.H, 24);
    Map<DemandClass, Limit> limits = new EnumMap<>(DemandClass.class);
    for (DemandClass each : DemandClass.values()) {
      boolean raised = each == DemandClass.URGENT || each == DemandClass.EMERGENCY;
      limits.put(each, raised ? hours : days);
    }
    return new ClockRule(
        ClockKind.RATING, Party.CENTRE, Party.CENTRE, ClockRule.Steps.NONE, true, false, limits);
  }

  /** The seed policy. */
  public static SlaPolicy seed() {
    return read(seedDocument());
  }

  /** The seed policy as it goes to the {@code policies} topic. */
  public static String seedDocument() {
    try (InputStream stream = SlaPolicyReader.class.getResourceAsStream(SEED)) {
      if (stream == null) {
        throw new IllegalStateException("platform ships no " + SEED);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a policy.
   *
   * @param json the document
   * @throws InvalidPolicyException naming every item that is wrong, with its mend
   */
  public static SlaPolicy read(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "文档" : "第 " + e.getLocation().getLineNr() + " 行";
      throw new InvalidPolicyException(List.of(new Problem(line, "不是有效的 JSON，请检查括号、引号和逗号")));
    }
    PolicyNode document = PolicyNode.root(root);
    document.allow(
        "version",
        "effectiveFrom",
        "warnAfter",
        "withoutClocks",
        "extension",
        "transfer",
        "ladder",
        "pause",
        "clocks");
    String version = document.at("version").text(Optional::of, "", "请写版本名");
    LocalDate from =
        document
            .at("effectiveFrom")
            .text(SlaPolicyReader::date, LocalDate.EPOCH, "请写成 2026-01-01 这样的日期");
    Share warnAfter = document.at("warnAfter").text(Share::parse, new Share(3, 4), "请写成 3/4 这样的分数");
    Set<DemandType> without = document.at("withoutClocks").set(DemandType.class, DemandType::name);
    PolicyNode extension = document.at("extension").allow("mostWorkingDays");
    PolicyNode transfer = document.at("transfer").allow("least");
    int extensionMost = extension.at("mostWorkingDays").workingDays();
    Limit least = limit(transfer.at("least"), Limit.Base.START);
    if (least.isNone()) {
      least = new Limit(Limit.Base.START, Limit.Unit.WD, 1);
      transfer.at("least").problem("不能是 NONE，例如写 WD:1");
    }
    SlaPolicy.Ladder ladder = ladder(document.at("ladder"));
    SlaPolicy.Pause pause = pause(document.at("pause"));
    Map<ClockKind, ClockRule> rules = rules(document.at("clocks"));
    document.refuseIfAnyProblem();
    return new SlaPolicy(
        version, from, warnAfter, without, extensionMost, least, ladder, pause, rules);
  }

  /** Left out, clocks always run. */
  private static SlaPolicy.Pause pause(PolicyNode node) {
    if (node.isMissing()) {
      return SlaPolicy.Pause.NONE;
    }
    node.allow("states", "clocks");
    for (String state : node.at("states").texts()) {
      if (!STATES.contains(state)) {
        node.at("states").problem("没有“" + state + "”，可用的有：" + String.join("、", STATES));
      }
    }
    return new SlaPolicy.Pause(
        Set.copyOf(node.at("states").texts()),
        node.at("clocks").set(ClockKind.class, ClockKind::code));
  }

  private static SlaPolicy.Ladder ladder(PolicyNode node) {
    node.allow(
        "supervisionDraftAfterWorkingDays",
        "supervisionDraftFrom",
        "criticismDraftAfterWorkingDays");
    int supervision = node.at("supervisionDraftAfterWorkingDays").workingDays();
    Set<ClockKind> from = node.at("supervisionDraftFrom").set(ClockKind.class, ClockKind::code);
    int criticism = node.at("criticismDraftAfterWorkingDays").workingDays();
    if (criticism < supervision) {
      node.at("criticismDraftAfterWorkingDays").problem("不能早于 supervisionDraftAfterWorkingDays");
    }
    return new SlaPolicy.Ladder(supervision, from, Math.max(supervision, criticism));
  }

  private static Map<ClockKind, ClockRule> rules(PolicyNode clocks) {
    Map<ClockKind, ClockRule> rules = new EnumMap<>(ClockKind.class);
    for (PolicyNode each : clocks.elements("clock")) {
      Optional<ClockKind> kind = each.at("clock").oneOf(ClockKind.class, ClockKind::code);
      if (kind.isPresent() && rules.put(kind.get(), rule(kind.get(), each)) != null) {
        each.problem("写了两次，请只保留一项");
      }
    }
    // An edition published before it was known says nothing of it.
    rules.computeIfAbsent(ClockKind.RATING, _ -> RATING);
    for (ClockKind kind : ClockKind.values()) {
      if (!rules.containsKey(kind)) {
        clocks.problem("缺少 " + kind.code() + "，请补上；不计时的写 NONE");
      }
    }
    return rules;
  }

  private static ClockRule rule(ClockKind kind, PolicyNode node) {
    node.allow(
        "clock",
        "owedBy",
        "owedByWhenHidden",
        "steps",
        "notDueWhenAnonymous",
        "boundBySource",
        "limits");
    Party owedBy = node.at("owedBy").oneOf(Party.class, Party::name).orElse(Party.CENTRE);
    PolicyNode hidden = node.at("owedByWhenHidden");
    Party owedByWhenHidden =
        hidden.isMissing() ? owedBy : hidden.oneOf(Party.class, Party::name).orElse(owedBy);
    ClockRule.Steps steps =
        node.at("steps")
            .oneOf(ClockRule.Steps.class, ClockRule.Steps::code)
            .orElse(ClockRule.Steps.NONE);
    Limit.Base relative =
        switch (kind) {
          case CASE -> Limit.Base.HANDLE;
          case JOINT_ANSWER -> Limit.Base.LEAD;
          default -> Limit.Base.START;
        };
    PolicyNode limits = node.at("limits");
    Map<DemandClass, Limit> byClass = new EnumMap<>(DemandClass.class);
    for (DemandClass each : DemandClass.values()) {
      byClass.put(each, limit(limits.at(each.code()), relative));
    }
    if (kind == ClockKind.RATING && byClass.containsValue(Limit.NONE)) {
      limits.problem("不能是 NONE：联系不上的，等不到期满就不能办结，例如写 WD:2");
    }
    if (kind == ClockKind.RATING && steps != ClockRule.Steps.NONE) {
      node.at("steps").problem("只能是 none：没有人欠着什么，到期才能办结");
    }
    limits.allow(byClass.keySet().stream().map(DemandClass::code).toArray(String[]::new));
    return new ClockRule(
        kind,
        owedBy,
        owedByWhenHidden,
        steps,
        node.at("notDueWhenAnonymous").flag(),
        node.at("boundBySource").flag(),
        byClass);
  }

  /** A limit from the start, or relative where the clock allows it. */
  private static Limit limit(PolicyNode node, Limit.Base relative) {
    Limit limit = node.text(Limit::parse, Limit.NONE, LIMIT_FORM);
    if (limit.base() != Limit.Base.START && limit.base() != relative) {
      node.problem("HANDLE+ 只用于 case，LEAD- 只用于 joint_answer；" + LIMIT_FORM);
      return Limit.NONE;
    }
    return limit;
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
