package cn.huimin.hotline.routing.record;

import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CoUnit;
import cn.huimin.hotline.routing.life.Merging;
import cn.huimin.hotline.routing.life.NextStep;
import cn.huimin.hotline.routing.life.Promise;
import cn.huimin.hotline.routing.life.Proposal;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.MergedCase;
import cn.huimin.hotline.schemas.event.PromiseLine;
import cn.huimin.hotline.schemas.word.DemandType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case as the summary that every event and outcome carries (DESIGN §1). */
public final class SummaryWriter {

  private SummaryWriter() {}

  /** The summary of a case and of its next steps. */
  public static CaseSummary write(Case file, List<NextStep> nextSteps) {
    var origin = file.origin();
    var subject = file.subject();
    var times = file.times();
    var findings = file.findings();
    var report = file.report();
    var delegate = file.beside().delegate();
    var proposal = file.settlement().proposal();
    var summary =
        CaseSummary.newBuilder()
            .setCaseId(file.id())
            .setCaseNumber(origin.caseNumber())
            .setVersion(file.version())
            .setState(file.state())
            .setFlags(file.flags().stream().sorted().toList())
            .setRound(file.round())
            .setChannel(origin.channel())
            .setSourceLine(origin.sourceLine())
            .setExternalNumber(origin.externalNumber())
            .setSourceLevel(origin.sourceLevel())
            .setDemandType(subject.demandType() == null ? DemandType.UNKNOWN : subject.demandType())
            .setUrgency(subject.urgency())
            .setCategoryLevel1(subject.categoryLevel1())
            .setCategoryLevel2(subject.categoryLevel2())
            .setConfidential(origin.confidential())
            .setHidden(subject.hidden())
            .setAnonymous(origin.anonymous())
            .setCallbackDue(file.callbackDue())
            .setSignOffNeeded(file.signOffNeeded())
            .setOpenedAt(times.openedAt())
            .setApprovedAt(times.approvedAt())
            .setEndedAt(times.endedAt())
            .setDeadlineFromSource(origin.deadlineFromSource())
            .setProposedVerdict(report == null ? null : report.proposedVerdict())
            .setFirstVerdict(findings.firstVerdict())
            .setVerdict(findings.verdict())
            .setClosingKind(findings.closingKind())
            .setSatisfaction(file.callbacks().satisfaction())
            .setCallbackAttempts(file.callbacks().attempts().size())
            .setTemplateRejections(findings.templateRejections())
            .setMatterId(file.repeat().matterId())
            .setRepeatOrdinal(file.repeat().ordinal())
            .setFloodPeople(file.flood().people())
            .setReturns(file.returns().asked())
            .setUnfoundedReturns(file.returns().unfounded())
            .setReturnReason(file.returns().pending())
            .setConsultedUnitIds(file.returns().consulted())
            .setAccusedUnitId(subject.accusedUnitId())
            .setReturnOnlyByConsultation(file.returns().onlyByConsultation())
            .setExtensionAsked(file.relief().extensionAsked())
            .setExtensionDays(file.relief().extensionDays())
            .setComplex(file.relief().complex())
            .setSupervisionDraft(file.oversight().draft())
            .setUrgings(file.oversight().urgings())
            .setFirstSatisfaction(file.callbacks().first())
            .setProposal(proposal == null ? null : proposal.kind())
            .setProposedDemandType(proposedType(proposal))
            .setDowngradedFrom(file.settlement().downgradedFrom())
            .setSourceDemandType(subject.sourceType())
            .setProposedBy(proposal == null ? null : proposal.by())
            .setLimitPassed(file.turn().limitPassed())
            .setCoUnits(file.beside().coUnits().stream().map(SummaryWriter::coUnit).toList())
            .setPromises(file.beside().promises().stream().map(SummaryWriter::promise).toList())
            .setSignOffDelegate(delegate == null ? null : delegate.account())
            .setFalsity(file.beside().falsity())
            .setProposedOver(file.beside().proposedOver())
            .setLeadCaseId(file.merging().leadId())
            .setLeadCaseNumber(file.merging().leadNumber())
            .setLeadUnitId(file.merging().leadUnitId())
            .setFollowers(file.merging().followers().stream().map(SummaryWriter::follower).toList())
            .setParentCaseId(file.splitting().parentId())
            .setParentCaseNumber(file.splitting().parentNumber())
            .setPartOrdinal(file.splitting().ordinal())
            .setParts(file.splitting().parts().stream().map(SplitRecords::part).toList())
            .setNextSteps(nextSteps.stream().map(SummaryWriter::step).toList());
    return assigned(summary, file).build();
  }

  private static @Nullable DemandType proposedType(@Nullable Proposal proposal) {
    return proposal == null || proposal.correction() == null
        ? null
        : proposal.correction().demandType();
  }

  private static CaseSummary.Builder assigned(CaseSummary.Builder summary, Case file) {
    var assignment = file.assignment();
    if (assignment == null) {
      return summary.setDispatches(0).setUnitFaultTransfers(0);
    }
    return summary
        .setUnitId(assignment.unitId())
        .setUnitName(assignment.unitName())
        .setUnitLine(file.isWithAUnit() ? assignment.line() : List.of())
        .setCopiedUnitIds(file.isWithAUnit() ? assignment.copiedUnitIds() : List.of())
        .setDispatchedAt(assignment.firstDispatchedAt())
        .setUnitDispatchedAt(assignment.dispatchedAt())
        .setDispatches(assignment.dispatches())
        .setUnitFaultTransfers(assignment.unitFaultTransfers())
        .setPassedDownFrom(assignment.passedDownFrom());
  }

  private static MergedCase follower(Merging.Follower follower) {
    return new MergedCase(follower.caseId(), follower.caseNumber(), follower.confirmed());
  }

  private static PromiseLine promise(Promise promise) {
    return new PromiseLine(
        promise.id(), promise.dueOn(), promise.unitId(), promise.unitName(), promise.done());
  }

  private static cn.huimin.hotline.schemas.event.CoUnit coUnit(CoUnit unit) {
    return new cn.huimin.hotline.schemas.event.CoUnit(
        unit.unitId(),
        unit.unitName(),
        unit.owesAnswer(),
        unit.standing() == CoUnit.Standing.ANSWERED);
  }

  private static cn.huimin.hotline.schemas.event.NextStep step(NextStep step) {
    return cn.huimin.hotline.schemas.event.NextStep.newBuilder()
        .setAction(step.action().apiName())
        .setRoles(step.roles())
        .setParty(step.party())
        .setOwed(step.owed())
        .build();
  }
}
