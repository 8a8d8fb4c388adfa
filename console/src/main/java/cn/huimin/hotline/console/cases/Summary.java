package cn.huimin.hotline.console.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case after its last event, as the log has it; names as in the record CaseSummary. */
public record Summary(
    String caseId,
    String caseNumber,
    long version,
    String state,
    List<String> flags,
    int round,
    String channel,
    @Nullable String sourceLine,
    String externalNumber,
    String sourceLevel,
    String demandType,
    String urgency,
    @Nullable String categoryLevel1,
    @Nullable String categoryLevel2,
    @Nullable String unitId,
    @Nullable String unitName,
    List<String> unitLine,
    List<String> copiedUnitIds,
    boolean confidential,
    boolean hidden,
    boolean anonymous,
    boolean callbackDue,
    boolean signOffNeeded,
    Instant openedAt,
    @Nullable Instant dispatchedAt,
    @Nullable Instant approvedAt,
    @Nullable Instant endedAt,
    @Nullable Instant deadlineFromSource,
    @Nullable String proposedVerdict,
    @Nullable String firstVerdict,
    @Nullable String verdict,
    @Nullable String closingKind,
    @Nullable String satisfaction,
    int callbackAttempts,
    int repeatOrdinal,
    @Nullable String returnReason,
    boolean returnOnlyByConsultation,
    @Nullable Integer extensionAsked,
    @Nullable String supervisionDraft,
    List<CoUnit> coUnits,
    List<Promise> promises,
    @Nullable String signOffDelegate,
    List<String> passedDownFrom,
    @Nullable String leadCaseId,
    @Nullable String leadCaseNumber,
    List<MergedCase> followers,
    @Nullable String parentCaseId,
    @Nullable String parentCaseNumber,
    int partOrdinal,
    List<Part> parts,
    @Nullable String proposal,
    @Nullable String proposedBy,
    @Nullable String proposedDemandType,
    @Nullable String sourceDemandType,
    @Nullable String downgradedFrom,
    @Nullable String firstSatisfaction,
    List<String> consultedUnitIds,
    @Nullable String accusedUnitId,
    List<Step> nextSteps) {

  /**
   * A step somebody may or must take.
   *
   * @param action action as the API names it
   * @param roles roles that may take it
   * @param party whose side it is on
   * @param owed whether it is owed
   */
  public record Step(String action, List<String> roles, String party, boolean owed) {}

  /**
   * A unit that handles its share beside the lead unit (联办).
   *
   * @param unitId the unit
   * @param unitName its name
   * @param answerOwed whether its answer is owed now
   * @param answered whether it answered
   */
  public record CoUnit(String unitId, String unitName, boolean answerOwed, boolean answered) {}

  /**
   * A line of the ledger of promises.
   *
   * @param promiseId its id within the case
   * @param dueOn day by which it is to be kept
   * @param unitId unit that promised
   * @param unitName its name then
   * @param done whether it was struck off
   */
  public record Promise(
      String promiseId, LocalDate dueOn, String unitId, String unitName, boolean done) {}

  /** A case that this one was split into. */
  public record Part(String caseId, String caseNumber, boolean ended) {}

  /** A case that joined this one, or is about to. */
  public record MergedCase(String caseId, String caseNumber, boolean confirmed) {}

  /** A row written before these were known has none. */
  public Summary {
    parts = parts == null ? List.of() : List.copyOf(parts);
    followers = followers == null ? List.of() : List.copyOf(followers);
    passedDownFrom = passedDownFrom == null ? List.of() : List.copyOf(passedDownFrom);
    promises = promises == null ? List.of() : List.copyOf(promises);
    coUnits = coUnits == null ? List.of() : List.copyOf(coUnits);
    consultedUnitIds = consultedUnitIds == null ? List.of() : List.copyOf(consultedUnitIds);
  }

  /** Whether the unit was invited to handle its share. */
  public boolean invited(@Nullable String unit) {
    return coUnits().stream().anyMatch(one -> one.unitId().equals(unit));
  }

  /** Whether the unit owes its answer for its share. */
  public boolean owesJointAnswer(@Nullable String unit) {
    return coUnits().stream().anyMatch(one -> one.answerOwed() && one.unitId().equals(unit));
  }

  /** Whether a flag is up. */
  public boolean has(String flag) {
    return flags.contains(flag);
  }
}
