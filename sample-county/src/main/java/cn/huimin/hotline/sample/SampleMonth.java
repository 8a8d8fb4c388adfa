package cn.huimin.hotline.sample;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a demo plays a month with, as read from {@code sample-county/month.json}: further cases, the
 * reports that schools and departments write on them, and the words of liaisons, heads, operators
 * and complainants.
 *
 * @param cases short cases, to be opened now and then
 * @param reports reports by category, in the words of the ReportAction of {@code openapi.yaml}
 * @param texts notes and spoken words
 */
public record SampleMonth(List<SampleCase> cases, List<SampleReport> reports, Texts texts) {

  /**
   * A short case.
   *
   * @param id short name, e.g. {@code m001}
   * @param channel channel in DOMAIN's word
   * @param sourceLine line of the channel
   * @param sourceLevel source level in DOMAIN's word
   * @param title title
   * @param content what is demanded
   * @param demandType demand type in DOMAIN's word
   * @param level1 category
   * @param level2 category
   * @param unitId the unit it is about
   * @param unitHint the unit as the source names it, absent where the text must do
   * @param complainant invented
   * @param againOf id of the case the same person called about before
   */
  public record SampleCase(
      String id,
      String channel,
      String sourceLine,
      String sourceLevel,
      String title,
      String content,
      String demandType,
      String level1,
      String level2,
      String unitId,
      @Nullable String unitHint,
      Complainant complainant,
      @Nullable String againOf) {}

  /** An invented person with an invented number. */
  public record Complainant(String name, String phone) {}

  /**
   * A report on a case of that category and one of those demand types.
   *
   * @param level2 absent: fits the whole of level 1
   * @param promiseDays days from the report to the promise's due date, for a {@code PROMISED} one
   */
  public record SampleReport(
      String level1,
      @Nullable String level2,
      List<String> demandTypes,
      String proposedVerdict,
      String facts,
      @Nullable String basis,
      String measures,
      String internalAnswer,
      String publicAnswer,
      boolean resolved,
      @Nullable String unresolvedReason,
      boolean beyondPowers,
      String closingKind,
      @Nullable Integer promiseDays) {}

  /** A reason code and the words for it. */
  public record Rejection(String reason, String text) {}

  /**
   * Notes and spoken words.
   *
   * @param callbackWords words said at the callback, by satisfaction in DOMAIN's word
   */
  public record Texts(
      List<String> signNotes,
      List<String> contactNotes,
      List<String> unreachableNotes,
      Map<String, List<String>> callbackWords,
      List<String> signOffNotes,
      List<String> giveBackReasons,
      List<Rejection> rejections,
      List<String> returnReasons,
      List<String> extensionReasons,
      List<String> supervisionNotes) {}

  /** Reads the month from the class path. */
  public static SampleMonth load() {
    return Resources.json("month.json", SampleMonth.class);
  }

  /**
   * The reports that fit, the most particular first: same level 2, then level 1 as a whole, then
   * 其他; never empty for the categories of the sample rules.
   */
  public List<SampleReport> reportsFor(String level1, @Nullable String level2, String demandType) {
    for (String category : List.of(level1, "其他")) {
      List<SampleReport> fitting =
          reports.stream()
              .filter(r -> r.level1().equals(category) && r.demandTypes().contains(demandType))
              .filter(r -> r.level2() == null || r.level2().equals(level2))
              .sorted((a, b) -> Boolean.compare(a.level2() == null, b.level2() == null))
              .toList();
      if (!fitting.isEmpty()) {
        return fitting;
      }
      List<SampleReport> near =
          reports.stream()
              .filter(r -> r.level1().equals(category) && r.demandTypes().contains(demandType))
              .toList();
      if (!near.isEmpty()) {
        return near;
      }
    }
    return reports;
  }
}
