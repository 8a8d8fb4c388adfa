package cn.huimin.hotline.console.page;

import cn.huimin.hotline.console.reports.ReportStore;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.report.OwedAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an entry of an assessment is about, in words: a report, the answer to a warning, a matter.
 */
@Component
class MatterWords {

  private static final String ANSWER = OwedAnswers.REPORT + "/";

  private final ReportStore reports;
  private final Words words;

  MatterWords(ReportStore reports, Words words) {
    this.reports = reports;
    this.words = words;
  }

  /** The matter as people call it. */
  public String of(String matter) {
    if (matter.startsWith(ANSWER)) {
      return words.of("scorecard.warning-answer");
    }
    int slash = matter.indexOf('/');
    return slash < 0
        ? matter
        : reports
            .name(matter.substring(0, slash))
            .map(name -> name + " " + matter.substring(slash + 1))
            .orElse(matter);
  }

  /** Id of the warning whose answer is meant; null for any other matter. */
  public @Nullable String warning(@Nullable String matter) {
    return matter != null && matter.startsWith(ANSWER) ? matter.substring(ANSWER.length()) : null;
  }
}
