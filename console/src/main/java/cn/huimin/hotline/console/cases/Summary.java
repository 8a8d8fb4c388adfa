package cn.huimin.hotline.console.cases;

import java.time.Instant;
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
    @Nullable String proposal,
    @Nullable String proposedBy,
    @Nullable String proposedDemandType,
    @Nullable String sourceDemandType,
    @Nullable String downgradedFrom,
    @Nullable String firstSatisfaction,
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

  /** Whether a flag is up. */
  public boolean has(String flag) {
    return flags.contains(flag);
  }
}
