package cn.huimin.hotline.console.projection;

import cn.huimin.hotline.schemas.event.CaseAmended;
import cn.huimin.hotline.schemas.event.CaseAnswered;
import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseDeclined;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseOpened;
import cn.huimin.hotline.schemas.event.CaseReferred;
import cn.huimin.hotline.schemas.event.CaseSentToTriage;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.ConsultationCalled;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.ReportSubmitted;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.Role;
import cn.huimin.hotline.schemas.word.TextKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What a batch's events make of one case; plain, so that replaying gives the same. */
final class CaseFold {

  private long version;
  private boolean wordsChanged;
  private @Nullable CaseSummary after;
  private @Nullable Map<String, @Nullable Object> routing;
  private @Nullable List<String> triageReasons;
  private @Nullable String reportedBy;
  private boolean reportedByHead;
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * A case as it stands.
   *
   * @param version sequence of its last event; 0 for one not seen yet
   */
  CaseFold(long version) {
    this.version = version;
  }

  /** Sequence of the last event taken in. */
  long version() {
    return version;
  }

  /** Takes in the next event; the caller has checked that its sequence follows. */
  void take(SpecificRecord event, EventHeader header, CaseSummary summary) {
    version = header.getSequence();
    after = summary;
    wordsChanged |= refersToTexts(event);
    switch (event) {
      case CaseOpened opened -> refer(opened.getTexts());
      case CaseAmended amended -> refer(amended.getTexts());
      case CaseClassified classified -> {
        // Danger seen in what was added later does not explain whose the case is.
        if (summary.getState() == CaseState.RECEIVED) {
          routing = routing(classified);
        }
        wordsChanged = true;
      }
      case ConsultationCalled called ->
          refer(
              called.getTexts().stream().filter(ref -> ref.getKind() == TextKind.SUMMARY).toList());
      case CaseSentToTriage triage -> triageReasons = triage.getReasonCodes();
      case CaseDispatched dispatched -> {
        if (dispatched.getSummaryTextId() != null) {
          texts.put("SUMMARY", dispatched.getSummaryTextId());
        }
        wordsChanged = true;
      }
      case ClassificationCorrected corrected -> {
        if (corrected.getSummaryTextId() != null) {
          texts.put("SUMMARY", corrected.getSummaryTextId());
          wordsChanged = true;
        }
      }
      case ReportSubmitted report -> {
        reportedBy = header.getActor().getId();
        reportedByHead = header.getActor().getRole() == Role.HEAD;
        refer(report.getTexts());
      }
      case CaseAnswered answered -> refer(answered.getTexts());
      case CaseDeclined declined -> refer(declined.getTexts());
      case CaseReferred referred -> refer(referred.getTexts());
      default -> {}
    }
  }

  private void refer(List<TextRef> refs) {
    refs.forEach(ref -> texts.put(ref.getKind().name(), ref.getTextId()));
  }

  /** A text is one of the case, to be found by its words, once an event refers to it. */
  private static boolean refersToTexts(SpecificRecord event) {
    var texts = event.getSchema().getField("texts");
    return texts != null && event.get(texts.pos()) instanceof List<?> refs && !refs.isEmpty();
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

  /** Whether a head wrote it. */
  boolean reportedByHead() {
    return reportedByHead;
  }

  /** Ids of the texts in force by kind, as far as they changed. */
  Map<String, String> texts() {
    return texts;
  }
}
