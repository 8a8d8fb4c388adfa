package cn.huimin.hotline.intake.writeback;

import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAnswered;
import cn.huimin.hotline.schemas.event.CaseDeclined;
import cn.huimin.hotline.schemas.event.CaseMerged;
import cn.huimin.hotline.schemas.event.CaseReferred;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.CaseUnmerged;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.event.PartRef;
import cn.huimin.hotline.schemas.event.PartsAnswered;
import cn.huimin.hotline.schemas.event.ProposalDecided;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.ReturnedToSource;
import cn.huimin.hotline.schemas.event.WithdrawalDecided;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Channel;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads from case events what the platform hears of; only of work orders that came from it. */
final class StepReader {

  /** A rating is given by SMS or on the portal, where the calls reached nobody. */
  static final String BY_MESSAGE = "MESSAGE";

  private StepReader() {}

  /**
   * What an event says of the answer of its case, of whatever channel: it may be the lead of one
   * that the platform asks about. Empty for an event that says nothing of it.
   */
  static Optional<Answered> answer(SpecificRecord event) {
    return Optional.ofNullable(
        switch (event) {
          case ReportSubmitted e ->
              Answered.text(
                  e.getHeader().getCaseId(), text(e.getTexts(), TextKind.PUBLIC_ANSWER), null);
          case ReportApproved e ->
              new Answered(
                  e.getHeader().getCaseId(),
                  null,
                  e.getVerdict(),
                  e.getAfter().getClosingKind(),
                  null,
                  null);
          case CaseAnswered e -> ending(e.getHeader(), e.getAfter(), e.getTexts());
          case CaseDeclined e -> ending(e.getHeader(), e.getAfter(), e.getTexts());
          case CaseReferred e -> ending(e.getHeader(), e.getAfter(), e.getTexts());
          case WithdrawalDecided e when e.getConfirmed() ->
              ending(e.getHeader(), e.getAfter(), e.getTexts());
          case ProposalDecided e when endsInvalid(e) ->
              ending(e.getHeader(), e.getAfter(), e.getTexts());
          case CaseMerged e ->
              new Answered(
                  e.getHeader().getCaseId(),
                  null,
                  null,
                  null,
                  e.getAfter().getState(),
                  e.getLeadCaseId());
          case CaseUnmerged e -> Answered.text(e.getHeader().getCaseId(), null, null);
          default -> null;
        });
  }

  private static Answered ending(EventHeader header, CaseSummary after, List<TextRef> texts) {
    return Answered.text(header.getCaseId(), reasonOrAnswer(texts), after.getState());
  }

  private static boolean endsInvalid(ProposalDecided event) {
    return event.getConfirmed() && event.getAfter().getState() == CaseState.INVALID;
  }

  /**
   * What an event says of the verdict of its complainant, of whatever channel: the case may be a
   * matter of a call.
   */
  static Optional<CalledBack> calledBack(SpecificRecord event) {
    return switch (event) {
      case CallbackRecorded e ->
          Optional.of(
              new CalledBack(
                  e.getHeader().getCaseId(),
                  e.getReached(),
                  e.getSatisfaction(),
                  e.getResolution()));
      case ComplainantRated e ->
          Optional.of(
              new CalledBack(
                  e.getHeader().getCaseId(), null, e.getSatisfaction(), e.getResolution()));
      default -> Optional.empty();
    };
  }

  /** The steps behind an event, in their order. */
  static List<Step> steps(SpecificRecord event) {
    var step = step(event);
    if (event instanceof PartsAnswered parts && parts.getAfter().getCallbackDue()) {
      return step.map(report -> List.of(report, report.calledBackBy(report.answeredBy())))
          .orElse(List.of());
    }
    return step.stream().toList();
  }

  /** The step behind an event; its text is left out where it is the last report's. */
  private static Optional<Step> step(SpecificRecord event) {
    return switch (event) {
      case CaseSigned e ->
          step(
              e.getHeader(), e.getAfter(), StepKind.SIGN, null, "unit", e.getAfter().getUnitName());
      case ComplainantContacted e ->
          step(
              e.getHeader(),
              e.getAfter(),
              StepKind.CONTACT,
              null,
              "reached",
              e.getReached(),
              "means",
              e.getMeans());
      case ReturnedToSource e ->
          step(e.getHeader(), e.getAfter(), StepKind.RETURN, text(e.getTexts(), TextKind.REASON));
      case ReportApproved e ->
          step(
              e.getHeader(),
              e.getAfter(),
              StepKind.REPORT,
              null,
              "verdict",
              e.getVerdict(),
              "closingKind",
              e.getAfter().getClosingKind(),
              "unit",
              e.getAfter().getUnitName());
      case CaseAnswered e -> ended(e.getHeader(), e.getAfter(), e.getTexts());
      case CaseDeclined e -> ended(e.getHeader(), e.getAfter(), e.getTexts());
      case CaseReferred e -> ended(e.getHeader(), e.getAfter(), e.getTexts());
      case WithdrawalDecided e when e.getConfirmed() ->
          ended(e.getHeader(), e.getAfter(), e.getTexts());
      case ProposalDecided e when endsInvalid(e) ->
          ended(e.getHeader(), e.getAfter(), e.getTexts());
      case LeadAnswered e -> answered(e.getHeader(), e.getAfter(), List.of(e.getLeadCaseId()));
      case PartsAnswered e ->
          answered(
              e.getHeader(),
              e.getAfter(),
              e.getAfter().getParts().stream().map(PartRef::getCaseId).toList());
      case CallbackRecorded e ->
          step(
              e.getHeader(),
              e.getAfter(),
              StepKind.CALLBACK,
              null,
              "reached",
              e.getReached(),
              "resolution",
              e.getResolution(),
              "satisfaction",
              e.getSatisfaction());
      case ComplainantRated e ->
          step(
              e.getHeader(),
              e.getAfter(),
              StepKind.CALLBACK,
              null,
              "means",
              BY_MESSAGE,
              "resolution",
              e.getResolution(),
              "satisfaction",
              e.getSatisfaction());
      default -> Optional.empty();
    };
  }

  private static Optional<Step> ended(EventHeader header, CaseSummary after, List<TextRef> texts) {
    return step(header, after, StepKind.REPORT, reasonOrAnswer(texts), "state", after.getState());
  }

  /** A step that carries what other cases answer. */
  private static Optional<Step> answered(
      EventHeader header, CaseSummary after, List<String> answeredBy) {
    return ended(header, after, List.of()).map(step -> step.answeredBy(answeredBy));
  }

  private static @Nullable String reasonOrAnswer(List<TextRef> texts) {
    var answer = text(texts, TextKind.PUBLIC_ANSWER);
    return answer == null ? text(texts, TextKind.REASON) : answer;
  }

  private static Optional<Step> step(
      EventHeader header,
      CaseSummary after,
      StepKind kind,
      @Nullable String textId,
      @Nullable Object... named) {
    if (!isOurs(after)) {
      return Optional.empty();
    }
    var fields = new LinkedHashMap<String, String>();
    for (int at = 0; at + 1 < named.length; at += 2) {
      var value = named[at + 1];
      if (value != null) {
        fields.put(String.valueOf(named[at]), String.valueOf(value));
      }
    }
    return Optional.of(
        new Step(
            header.getEventId(),
            header.getCaseId(),
            header.getSequence(),
            0,
            kind,
            after.getExternalNumber(),
            after.getCaseNumber(),
            header.getAcceptedAt(),
            Map.copyOf(fields),
            textId,
            List.of()));
  }

  /** A part of a call that was split answers by the call. */
  private static boolean isOurs(CaseSummary after) {
    return after.getChannel() == Channel.GOV_12345 && after.getParentCaseId() == null;
  }

  private static @Nullable String text(List<TextRef> texts, TextKind kind) {
    return texts.stream()
        .filter(ref -> ref.getKind() == kind)
        .map(TextRef::getTextId)
        .findFirst()
        .orElse(null);
  }
}
