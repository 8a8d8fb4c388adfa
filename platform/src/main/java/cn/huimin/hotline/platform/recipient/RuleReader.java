package cn.huimin.hotline.platform.recipient;

import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Party;
import cn.huimin.hotline.schemas.word.Urgency;
import cn.huimin.hotline.schemas.word.WarningLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads recipient rules from their JSON document and refuses what it cannot mean. */
public final class RuleReader {

  /** Name of the policy document. */
  public static final String DOCUMENT = "recipients";

  /** Records that somebody can be told of. */
  public static final Set<String> OCCASIONS =
      Set.of(
          "CaseDispatched",
          "CaseSentToTriage",
          "ReportSubmitted",
          "ReportSignedOff",
          "ReportSentBack",
          "ReportRejected",
          "RedoOpened",
          "ReturnRequested",
          "ReturnDecided",
          "ExtensionRequested",
          "ExtensionDecided",
          "ComplexRequested",
          "ComplexDecided",
          "SupervisionDrafted",
          "SupervisionOrdered",
          "SupervisionAnswered",
          "CaseUrged",
          "RatingSmsUnclear",
          "RatingSmsFailed",
          "RecheckRequested",
          "RecheckDecided",
          "CaseAnswered",
          "CaseDeclined",
          "CaseReferred",
          "ReturnedToSource",
          "SourceCallbackRecorded",
          "WithdrawalRequested",
          "WithdrawalDecided",
          "ProposalMade",
          "ProposalDecided",
          "ConsultationCalled",
          "ConsultationDecided",
          "CaseMerged",
          "MergeRefused",
          "EmergencyProposed",
          "ReportFoundFalsified",
          "SignOffDelegated",
          "PoliceReportOwed",
          "JointAnswered",
          "JointInvited",
          "YellowCardGiven",
          "RedCardGiven",
          "LadderStepTaken",
          "ReminderGiven",
          "MissNoted",
          "WarningRaised",
          "WarningUpdated",
          "WarningAnswerDue",
          "WarningLookBackDue");

  /** Messages there are words for, in mails and in inboxes. */
  public static final Set<String> TEMPLATES =
      Set.of(
          "case-dispatched",
          "case-copied",
          "case-to-triage",
          "report-to-sign-off",
          "report-to-review",
          "report-sent-back",
          "report-rejected",
          "case-redo",
          "return-asked",
          "return-refused",
          "consultation-asked",
          "consultation-called",
          "consultation-decided",
          "case-merged",
          "merge-refused",
          "emergency-proposed",
          "police-report-owed",
          "sign-off-delegated",
          "found-falsified",
          "joint-invited",
          "joint-answered",
          "extension-asked",
          "extension-granted",
          "extension-tell",
          "extension-refused",
          "complex-asked",
          "complex-granted",
          "complex-tell",
          "complex-refused",
          "supervision-draft",
          "supervision-ordered",
          "supervision-answered",
          "case-urged",
          "rating-sms-unclear",
          "rating-sms-failed",
          "recheck-asked",
          "recheck-upheld",
          "recheck-refused",
          "case-taken-off",
          "withdrawal-asked",
          "withdrawal-refused",
          "proposal-to-confirm",
          "proposal-confirmed",
          "proposal-refused",
          "source-called-back",
          "yellow-card",
          "red-card",
          "criticism-draft",
          "leader-told",
          "reminder",
          "limit-missed",
          "repeat-warning",
          "repeat-warning-red",
          "life-safety-warning",
          "sensitive-warning",
          "unit-surge-warning",
          "focus-issue-warning",
          "flood-warning",
          "interview-due-warning",
          "dissatisfaction-warning",
          "reduction-target-warning",
          "integrity-warning",
          "calendar-missing-warning",
          "report-due-warning",
          "warning-answer-reminder",
          "warning-answer-missed",
          "look-back-due");

  private static final Set<String> FIELDS = Set.of("on", "when", "atLeast", "to", "template");

  /** What the traits with few values may be. */
  private static final Map<String, Set<String>> VALUES =
      Map.of(
          "urgency", names(Urgency.values()),
          "state", names(CaseState.values()),
          "party", names(Party.values()),
          "level", names(WarningLevel.values()),
          "hidden", Set.of("true", "false"),
          "granted", Set.of("true", "false"),
          "reachable", Set.of("true", "false"));

  private static final Set<String> TRAITS =
      Set.of(
          "urgency",
          "state",
          "party",
          "clock",
          "step",
          "rule",
          "level",
          "news",
          "hidden",
          "ordinal",
          "granted",
          "reachable",
          "by",
          "confirmedBy");

  private RuleReader() {}

  /**
   * The rules of a document.
   *
   * @throws IllegalArgumentException naming rule, field and mend
   */
  public static List<Rule> read(String json) {
    JsonNode document;
    try {
      document = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("不是 JSON 文档：" + e.getOriginalMessage(), e);
    }
    var rules = new ArrayList<Rule>();
    for (var node : document.path("rules")) {
      rules.add(rule(node, "rules[" + rules.size() + "]"));
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("rules: 至少写一条");
    }
    return List.copyOf(rules);
  }

  private static Set<String> names(Enum<?>[] words) {
    return Arrays.stream(words).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  private static Rule rule(JsonNode node, String where) {
    for (var field : node.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException(where + "/" + field + ": 没有这一项，请删去或改正拼写");
      }
    }
    var to = new ArrayList<Audience>();
    for (var audience : node.path("to")) {
      to.add(audience(audience.asString(""), where));
    }
    if (to.isEmpty()) {
      throw new IllegalArgumentException(where + "/to: 至少写一个收件人");
    }
    var template = node.path("template").asString("");
    if (template.isBlank()) {
      throw new IllegalArgumentException(where + "/template: 没有填，请补上");
    }
    oneOf(TEMPLATES, template, where + "/template");
    var when = new HashMap<String, Set<String>>();
    for (var condition : node.path("when").properties()) {
      var values = new HashSet<String>();
      var trait = oneOf(TRAITS, condition.getKey(), where + "/when");
      var known = VALUES.get(trait);
      for (var value : condition.getValue()) {
        var text = value.asString("");
        values.add(known == null ? text : oneOf(known, text, where + "/when/" + trait));
      }
      when.put(trait, values);
    }
    var atLeast = new HashMap<String, Long>();
    for (var condition : node.path("atLeast").properties()) {
      if (!condition.getValue().isIntegralNumber()) {
        throw new IllegalArgumentException(where + "/atLeast: 请写整数");
      }
      atLeast.put(
          oneOf(TRAITS, condition.getKey(), where + "/atLeast"), condition.getValue().asLong());
    }
    var on = oneOf(OCCASIONS, node.path("on").asString(""), where + "/on");
    return new Rule(on, when, Map.copyOf(atLeast), to, template);
  }

  private static Audience audience(String name, String where) {
    for (var audience : Audience.values()) {
      if (audience.name().equals(name)) {
        return audience;
      }
    }
    var choices = Arrays.stream(Audience.values()).map(Enum::name).collect(Collectors.joining("、"));
    throw new IllegalArgumentException(where + "/to: 没有“" + name + "”，请用：" + choices);
  }

  private static String oneOf(Set<String> known, String name, String where) {
    if (!known.contains(name)) {
      var choices = known.stream().sorted().collect(Collectors.joining("、"));
      throw new IllegalArgumentException(where + ": 没有“" + name + "”，请用：" + choices);
    }
    return name;
  }
}
