package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseSentToTriage;
import cn.huimin.hotline.schemas.event.CaseSigned;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ComplainantContacted;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.ReportApproved;
import cn.huimin.hotline.schemas.event.ReportRejected;
import cn.huimin.hotline.schemas.event.ReportSignedOff;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.CaseFlag;
import cn.huimin.hotline.schemas.word.DemandType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a batch's events make of one case; plain, so that replaying gives the same. */
final class CaseFold {

  private long version;
  private boolean contacted;
  private long clockVersion;
  private boolean wordsChanged;
  private @Nullable CaseSummary after;
  private @Nullable Map<String, @Nullable Object> routing;
  private @Nullable List<String> triageReasons;
  private @Nullable String reportedBy;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * A case as it stands.
   *
   * @param version sequence of its last event; 0 for one not seen yet
   * @param contacted whether the complainant has been reached
   */
  CaseFold(long version, boolean contacted) {
    this.version = version;
    this.contacted = contacted;
  }

  /** Sequence of the last event taken in. */
  long version() {
    return version;
  }

  /** Takes in the next event; the caller has checked that its sequence follows. */
  void take(SpecificRecord event, EventHeader header, CaseSummary summary) {
    if (movesClock(event, summary)) {
      clockVersion = header.getSequence();
    }
    version = header.getSequence();
    after = summary;
    contacted = summary.getFlags().contains(CaseFlag.CONTACTED);
    switch (event) {
      case CaseOpened opened -> refer(opened.getTexts());
      case CaseAmended amended -> refer(amended.getTexts());
      case CaseClassified classified -> {
        routing = routing(classified);
        wordsChanged = true;
      }
      case CaseSentToTriage triage -> triageReasons = triage.getReasonCodes();
      case CaseDispatched dispatched -> {
        if (dispatched.getSummaryTextId() != null) {
          texts.put("SUMMARY", dispatched.getSummaryTextId());
        }
        wordsChanged = true;
      }
      case ReportSubmitted report -> {
        reportedBy = header.getActor().getId();
        refer(report.getTexts());
      }
      default -> {}
    }
  }

  private void refer(List<TextRef> refs) {
    refs.forEach(ref -> texts.put(ref.getKind().name(), ref.getTextId()));
    wordsChanged = true;
  }

  /**
   * Whether sla answers the event with a deadline event, so that a reader who asks for this version
   * has to wait for it. Where it depends on the policy, no: better a clock a moment late than a
   * wait in vain.
   */
  private boolean movesClock(SpecificRecord event, CaseSummary summary) {
    if (summary.getDemandType() == DemandType.PRAISE) {
      return false;
    }
    return switch (event) {
      case CaseOpened _, CaseDispatched _, CaseSigned _, ReportSignedOff _, ReportRejected _ ->
          true;
      case ComplainantContacted _ ->
          !contacted && summary.getFlags().contains(CaseFlag.CONTACTED) && !summary.getAnonymous();
      case ReportSubmitted _ -> !summary.getSignOffNeeded();
      case ReportApproved _ -> summary.getCallbackDue();
      case CallbackRecorded callback -> callback.getAttempt() == 1;
      default -> false;
    };
  }

  private static Map<String, @Nullable Object> routing(CaseClassified classified) {
    var routing = new LinkedHashMap<String, @Nullable Object>();
    routing.put("confidence", classified.getConfidence());
    routing.put("rule", classified.getRuleId());
    routing.put(
        "evidence",
        classified.getEvidence().stream().map(span -> Columns.fields(span, List.of())).toList());
    routing.put(
        "alternatives",
        classified.getGuesses().stream().map(guess -> Columns.fields(guess, List.of())).toList());
    return routing;
  }

  /** The case after the last event; null if none was taken. */
  @Nullable CaseSummary after() {
    return after;
  }

  /** Version of the last event taken that moves a clock; 0 if none. */
  long clockVersion() {
    return clockVersion;
  }

  /** Whether what the case can be found by changed. */
  boolean wordsChanged() {
    return wordsChanged;
  }

  /** What routing said last, if it said something. */
  @Nullable Map<String, @Nullable Object> routing() {
    return routing;
  }

  /** Why the case went to triage, if it did. */
  @Nullable List<String> triageReasons() {
    return triageReasons;
  }

  /** Account that wrote the last report, if one came. */
  @Nullable String reportedBy() {
    return reportedBy;
  }

  /** Ids of the texts in force by kind, as far as they changed. */
  Map<String, String> texts() {
    return texts;
  }
}
