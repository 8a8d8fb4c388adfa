package cn.huimin.hotline.console.cases;

import cn.huimin.hotline.console.words.Words;
import java.util.ArrayList;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Says a step of a case's story in words. */
public final class StoryWords {

  private final Words words;

  /** Says it in these words. */
  public StoryWords(Words words) {
    this.words = words;
  }

  /** The step in words, without who did it. */
  public String say(String type, JsonNode details) {
    return switch (type) {
      case "CaseDispatched" -> dispatched(details);
      case "ComplainantContacted" ->
          words.of(
              "story.ComplainantContacted." + details.path("reached").asBoolean(),
              words.word("means", details.path("means").asString("")));
      case "ReportSubmitted" ->
          words.of(
              "story.ReportSubmitted",
              words.word("closing", details.path("closingKind").asString("")));
      case "ReportApproved" ->
          words.of(
              details.path("lapsedUnitIds").isEmpty()
                  ? "story.ReportApproved"
                  : "story.ReportApproved.without",
              words.word("verdict", details.path("verdict").asString("")),
              details.path("lapsedUnitIds").size());
      case "ReportRejected" ->
          words.of(
              "story.ReportRejected", words.word("rejection", details.path("reason").asString("")));
      case "CallbackRecorded" -> callback(details);
      case "RepeatNoticed" -> words.of(repeat(details), details.path("ordinal").asInt());
      case "LeadAnswered" -> leadAnswered(details);
      case "FloodNoticed" -> words.of("story.FloodNoticed", details.path("people").asInt());
      case "RedoOpened" ->
          words.of(
              details.path("cause").asString("").equals("source")
                  ? "story.RedoOpened.source"
                  : "story.RedoOpened",
              details.path("round").asInt());
      case "EmergencyDecided" ->
          words.of("story.EmergencyDecided." + details.path("confirmed").asBoolean());
      case "ReportFoundFalsified" ->
          words.of(
              "story.ReportFoundFalsified",
              words.word("falsity", details.path("falsity").asString("")));
      case "ComplainantRated" ->
          words.of(
              "story.ComplainantRated",
              words.word("satisfaction", details.path("satisfaction").asString("")));
      case "PartOpened" ->
          words.of(
              "story.PartOpened",
              details.path("parentCaseNumber").asString(""),
              details.path("ordinal").asInt());
      case "CaseMerged" ->
          words.of("story.CaseMerged", details.path("leadCaseNumber").asString(""));
      case "FollowerAccepted" ->
          words.of("story.FollowerAccepted", details.path("followerCaseNumber").asString(""));
      case "MergeRefused" ->
          words.of(
              "story.MergeRefused",
              words.word("mergerefused", details.path("reasonCode").asString("")));
      case "PromiseOpened" -> words.of("story.PromiseOpened", details.path("dueOn").asString(""));
      case "ExtensionRequested" ->
          words.of("story.ExtensionRequested", details.path("workingDays").asInt());
      case "ExtensionDecided" ->
          words.of(
              "story.ExtensionDecided." + details.path("granted").asBoolean(),
              details.path("workingDays").asInt());
      case "ComplexDecided" ->
          words.of("story.ComplexDecided." + details.path("granted").asBoolean());
      case "SupervisionDrafted" ->
          words.of(
              "story.SupervisionDrafted",
              words.word("draftcause", details.path("causeCode").asString("")));
      case "CaseUrged" -> words.of("story.CaseUrged", details.path("ordinal").asInt());
      case "RecheckDecided" ->
          words.of("story.RecheckDecided." + details.path("upheld").asBoolean());
      case "CaseDeclined" ->
          words.of(
              "story.CaseDeclined", words.word("decline", details.path("reason").asString("")));
      case "WithdrawalRequested" ->
          words.of("story.WithdrawalRequested." + details.path("byUnit").asBoolean());
      case "WithdrawalDecided" ->
          words.of(
              details.path("pressed").asBoolean()
                  ? "story.WithdrawalDecided.pressed"
                  : "story.WithdrawalDecided." + details.path("confirmed").asBoolean());
      case "ClassificationCorrected" -> corrected(details);
      case "ProposalMade" ->
          words.of("story.ProposalMade", words.word("proposal", details.path("kind").asString("")));
      case "ProposalDecided" ->
          words.of(
              "story.ProposalDecided." + details.path("confirmed").asBoolean(),
              words.word("proposal", details.path("kind").asString("")));
      case "SourceAnswered" ->
          words.of("story.SourceAnswered." + details.path("takenBack").asBoolean());
      case "SourceCallbackRecorded" ->
          answers(
              words.of(
                  "story.SourceCallbackRecorded",
                  words.word("satisfaction", details.path("satisfaction").asString(""))),
              details);
      case "ReturnRequested" -> returnAsked(details);
      case "ReturnDecided" -> returnDecided(details);
      case "LadderStepTaken" ->
          words.of(
              switch (details.path("step").asString("")) {
                case "criticism-draft" -> "story.LadderStepTaken.criticism-draft";
                case "leader-told" -> "story.LadderStepTaken.leader-told";
                default -> "story.LadderStepTaken";
              },
              words.word("clock", details.path("clock").asString("").toLowerCase(Locale.ROOT)));
      case "LimitPassed" ->
          words.of(
              details.path("withdrawn").asBoolean(false)
                  ? "story.LimitPassed.withdrawn"
                  : "story.LimitPassed",
              words.word("clock", details.path("clock").asString("").toLowerCase(Locale.ROOT)));
      case "CaseClosed" -> words.of("story.CaseClosed." + details.path("bySystem").asBoolean());
      case "CaseClassified" ->
          words.of("story.CaseClassified", Math.round(details.path("confidence").asDouble() * 100));
      default -> {
        var clock = details.path("clock").asString("");
        yield clock.isEmpty()
            ? words.of("story." + type)
            : words.of("story." + type, words.word("clock", clock.toLowerCase(Locale.ROOT)));
      }
    };
  }

  private String corrected(JsonNode details) {
    var fault = details.path("fault").asString("");
    return words.of(
        details.path("downgrade").asBoolean()
            ? "story.ClassificationCorrected.downgrade"
            : fault.isEmpty()
                ? "story.ClassificationCorrected"
                : "story.ClassificationCorrected.fault",
        words.word("fault", fault));
  }

  private String returnAsked(JsonNode details) {
    return words.of(
        "story.ReturnRequested." + (details.path("late").asBoolean() ? "late" : "inTime"),
        words.word("returnreason", details.path("reason").asString("")),
        details.path("ordinal").asInt());
  }

  private String returnDecided(JsonNode details) {
    var how =
        details.path("granted").asBoolean()
            ? "granted"
            : details.path("forced").asBoolean() ? "forced" : "refused";
    return words.of(
        "story.ReturnDecided." + how, words.word("fault", details.path("fault").asString("")));
  }

  private static String repeat(JsonNode details) {
    return details.path("ordinal").asInt() > 2 ? "story.RepeatNoticed.more" : "story.RepeatNoticed";
  }

  private String dispatched(JsonNode details) {
    var unit = details.path("unitName").asString("");
    if (details.path("transfer").asBoolean()) {
      return words.of(
          "story.CaseDispatched.transfer",
          unit,
          words.word("fault", details.path("fault").asString("")));
    }
    return words.of(
        details.path("byRule").asBoolean() ? "story.CaseDispatched.byRule" : "story.CaseDispatched",
        unit);
  }

  private String leadAnswered(JsonNode details) {
    if (details.path("collective").asBoolean()) {
      return words.of("story.LeadAnswered.collective");
    }
    // Steps from before this was told apart owed the callback.
    return words.of(
        details.path("callbackOwed").asBoolean(true)
            ? "story.LeadAnswered"
            : "story.LeadAnswered.told");
  }

  private String callback(JsonNode details) {
    if (details.path("unreachable").asBoolean()) {
      return words.of("story.CallbackRecorded.unreachable", details.path("attempt").asInt());
    }
    if (!details.path("reached").asBoolean()) {
      return words.of("story.CallbackRecorded.false", details.path("attempt").asInt());
    }
    return answers(
        words.of(
            "story.CallbackRecorded.true",
            details.path("attempt").asInt(),
            words.word("satisfaction", details.path("satisfaction").asString(""))),
        details);
  }

  /** What was answered to the other questions of a callback, as far as they were asked. */
  private String answers(String said, JsonNode details) {
    var answers = new ArrayList<String>();
    if (details.path("contactedByUnit").isBoolean()) {
      answers.add(words.of("story.contacted." + details.path("contactedByUnit").asBoolean()));
    }
    if (details.path("resolution").isString()) {
      answers.add(words.word("resolution", details.path("resolution").asString("")));
    }
    if (details.path("pressed").isBoolean()) {
      answers.add(words.of("story.pressed." + details.path("pressed").asBoolean()));
    }
    return answers.isEmpty() ? said : words.of("story.answers", said, String.join("，", answers));
  }
}
