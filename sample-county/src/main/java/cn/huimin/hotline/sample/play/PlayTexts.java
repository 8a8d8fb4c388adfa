package cn.huimin.hotline.sample.play;

import cn.huimin.hotline.sample.SampleDirectory;
import cn.huimin.hotline.sample.SampleMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sample's people write and say, drawn by habit so that it comes out the same every time.
 *
 * @param month the sample month
 * @param directory the sample county
 */
public record PlayTexts(SampleMonth month, SampleDirectory directory) {

  private static final String OTHER = "其他";

  /** Case of the month in which a child is in danger. */
  private static final String DANGER = "m113";

  /** The texts that ship with the sample county. */
  public static PlayTexts load() {
    return new PlayTexts(SampleMonth.load(), SampleDirectory.load());
  }

  /** What the n-th call is about. */
  SampleMonth.SampleCase demand(Habits habits, String number) {
    return pick(month.cases(), habits, number, "demand", 0);
  }

  /** The call about a danger to a child. */
  SampleMonth.SampleCase danger() {
    return month.cases().stream()
        .filter(one -> one.id().equals(DANGER))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no case " + DANGER));
  }

  /** A report on a case. */
  SampleMonth.SampleReport report(Habits habits, KnownCase known) {
    var category = known.category() == null ? OTHER : known.category();
    var fitting = month.reportsFor(category, null, known.demandType());
    return pick(fitting, habits, known.caseId(), "report", known.round());
  }

  /** The department responsible for a category, the centre if there is none. */
  String departmentFor(@Nullable String category) {
    var wanted = category == null ? OTHER : category;
    return directory.units().stream()
        .filter(unit -> unit.categories().contains(wanted))
        .map(SampleDirectory.Unit::unitId)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no department for " + wanted));
  }

  /** What a liaison notes of a talk. */
  String contactNote(Habits habits, String caseId) {
    return pick(month.texts().contactNotes(), habits, caseId, "contact-note", 0);
  }

  /** Why a head gives a report back. */
  String headsReason(Habits habits, String caseId) {
    return pick(month.texts().giveBackReasons(), habits, caseId, "give-back", 0);
  }

  /** Why the centre sends a report back. */
  SampleMonth.Rejection rejection(Habits habits, KnownCase known) {
    return pick(month.texts().rejections(), habits, known.caseId(), "rejection", known.round());
  }

  /** What the complainant says at the callback. */
  String callbackWords(Habits habits, String caseId, String satisfaction) {
    var words = month.texts().callbackWords().getOrDefault(satisfaction, List.of());
    return words.isEmpty() ? "" : pick(words, habits, caseId, "words", 0);
  }

  private static <T> T pick(List<T> from, Habits habits, String caseId, String what, int round) {
    return from.get(habits.pick(from.size(), caseId, what, round));
  }
}
