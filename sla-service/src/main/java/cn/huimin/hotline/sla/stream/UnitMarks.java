package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.ComplainantRated;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.event.SourceCallbackRecorded;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.DemandType;
import cn.huimin.hotline.schemas.word.Satisfaction;
import cn.huimin.hotline.schemas.word.Verdict;
import cn.huimin.hotline.sla.warning.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What case events say of the unit that has the case: verdicts, and what looks like gaming. */
final class UnitMarks {

  /** What may well be answered in the same words: the answer is the rule, not the case. */
  private static final Set<DemandType> ANSWERED_ALIKE =
      Set.of(DemandType.ENQUIRY, DemandType.PRAISE);

  private UnitMarks() {}

  /** What the event brings; mostly nothing. */
  static List<Mark> of(SpecificRecord event, CaseSummary after) {
    return switch (event) {
      case ComplainantContacted contact when contact.getReached() ->
          mark(Mark.Kind.NUMBER_REPEATED, contact, after, contact.getDialled());
      case ReportSubmitted _ when ANSWERED_ALIKE.contains(after.getDemandType()) -> List.of();
      case ReportSubmitted report ->
          mark(Mark.Kind.ANSWER_COPIED, report, after, report.getAnswerPrint());
      default -> plainMarks(event, after);
    };
  }

  private static List<Mark> mark(
      Mark.Kind kind, SpecificRecord event, CaseSummary after, @Nullable String detail) {
    return detail == null
        ? List.of()
        : List.of(
            new Mark(kind, after.getCaseId(), ClockFacts.header(event).getAcceptedAt(), detail));
  }

  private static List<Mark> plainMarks(SpecificRecord event, CaseSummary after) {
    var at = ClockFacts.header(event).getAcceptedAt();
    var kinds = new ArrayList<Mark.Kind>();
    switch (event) {
      case CallbackRecorded callback when !callback.getReached() -> kinds.add(Mark.Kind.UNREACHED);
      case CallbackRecorded callback -> verdict(callback.getSatisfaction(), after, kinds);
      case ComplainantRated rated -> verdict(rated.getSatisfaction(), after, kinds);
      case SourceCallbackRecorded source -> verdict(source.getSatisfaction(), after, kinds);
      case ReportApproved _ when !after.getAnonymous() && !isContacted(after) ->
          kinds.add(Mark.Kind.WITHOUT_CONTACT);
      default -> {
        if (after.getState() == CaseState.WITHDRAWN) {
          kinds.add(Mark.Kind.WITHDRAWN);
        } else if (after.getState() == CaseState.INVALID) {
          kinds.add(Mark.Kind.INVALID);
        }
      }
    }
    return kinds.stream().map(kind -> new Mark(kind, after.getCaseId(), at, "")).toList();
  }

  private static boolean isContacted(CaseSummary after) {
    return after.getFlags().contains(CaseFlag.CONTACTED);
  }

  private static void verdict(
      @Nullable Satisfaction satisfaction, CaseSummary after, List<Mark.Kind> kinds) {
    if (satisfaction == Satisfaction.DISSATISFIED) {
      kinds.add(Mark.Kind.DISSATISFIED);
      if (after.getVerdict() == Verdict.UNFOUNDED) {
        kinds.add(Mark.Kind.UNFOUNDED_DISSATISFIED);
      }
    } else if (satisfaction == Satisfaction.SATISFIED
        || satisfaction == Satisfaction.BASICALLY_SATISFIED) {
      kinds.add(Mark.Kind.SATISFIED);
    }
  }
}
