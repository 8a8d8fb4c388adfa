package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.schemas.event.CaseClassified;
import cn.huimin.hotline.schemas.event.CaseDispatched;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.ClassificationCorrected;
import cn.huimin.hotline.schemas.event.FloodNoticed;
import cn.huimin.hotline.sla.warning.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What events say of the case itself: words to be heard, floods, and that it is hidden. */
final class CaseMarks {

  /** What routing says a piece of evidence shows, where it is a word to be heard. */
  private static final Map<String, Mark.Kind> WORDS =
      Map.of("danger", Mark.Kind.DANGER, "sensitive", Mark.Kind.SENSITIVE);

  /** Cases that a warning of a flood names, beside the lead. */
  private static final int CASES_OF_A_FLOOD = 20;

  private CaseMarks() {}

  /** What the event brings; a case that has gone where it leads no flood, that it leads none. */
  static List<Mark> of(SpecificRecord event, CaseSummary after) {
    var marks =
        new ArrayList<>(leavesFlood(event, after) ? noFlood(event, after) : ofItself(event));
    if (after.getHidden()) {
      // The same each time, so that it is kept once.
      marks.add(new Mark(Mark.Kind.HIDDEN, after.getCaseId(), after.getOpenedAt(), ""));
    }
    return marks;
  }

  /** What the event itself brings. */
  static List<Mark> ofItself(SpecificRecord event) {
    return switch (event) {
      case CaseClassified classified -> words(classified);
      case FloodNoticed flood -> flood(flood);
      default -> List.of();
    };
  }

  /** The lead and those beside it, with the size of the flood. */
  private static List<Mark> flood(FloodNoticed flood) {
    var at = flood.getHeader().getAcceptedAt();
    var people = String.valueOf(flood.getPeople());
    return Stream.concat(
            Stream.of(flood.getHeader().getCaseId()),
            flood.getCaseIds().stream().limit(CASES_OF_A_FLOOD))
        .map(caseId -> new Mark(Mark.Kind.FLOOD, caseId, at, people))
        .toList();
  }

  /** Whether the case may have gone where it leads none. */
  private static boolean leavesFlood(SpecificRecord event, CaseSummary after) {
    boolean moves = event instanceof CaseDispatched || event instanceof ClassificationCorrected;
    return moves && after.getFloodPeople() == 0;
  }

  private static List<Mark> noFlood(SpecificRecord event, CaseSummary after) {
    return List.of(
        new Mark(
            Mark.Kind.FLOOD, after.getCaseId(), ClockFacts.header(event).getAcceptedAt(), "0"));
  }

  private static List<Mark> words(CaseClassified classified) {
    var at = classified.getHeader().getAcceptedAt();
    return classified.getEvidence().stream()
        .map(
            span -> {
              var kind = WORDS.get(span.getShows());
              var rule = span.getRuleId();
              return kind == null
                  ? null
                  : new Mark(
                      kind,
                      classified.getHeader().getCaseId(),
                      at,
                      rule.substring(rule.indexOf(':') + 1));
            })
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
