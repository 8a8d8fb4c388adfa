package cn.huimin.hotline.scoring.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of one warning and time: what of them is called missing, and what taken back. */
class OwedAnswerTest {

  /**
   * A story is words: {@code owed:10} is heard of as owed until 10, {@code free@9} as owed no more
   * since 9, {@code time:11} is time; M is what is called missing, B what is taken back.
   */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "owed:10 time:9, -",
        "owed:10 time:10, -",
        "owed:10 time:11, M",
        "owed:10 time:11 time:12, M",
        "owed:10 free@10 time:11, -",
        "owed:10 time:11 free@10, M B",
        "owed:10 time:11 free@11, M",
        "owed:10 time:11 free@11 time:12, M",
        "owed:10 time:11 owed:10 time:12, M",
        "owed:10 owed:12 time:11, -",
        "owed:10 owed:12 time:13, M",
        "owed:10 time:11 owed:14 time:15, M",
        "free@5 time:11, -",
        "owed:10 free@5 owed:12 time:11 time:13, M",
      })
  void shouldCallItMissingOnceAndTakeBackOnlyWhatWasInTime(String story, @Nullable String told) {
    OwedAnswer owed = null;
    var heard = new StringBuilder();
    for (var word : Arrays.asList(story.split(" "))) {
      var at = Instant.ofEpochSecond(Long.parseLong(word.substring(5)));
      if (word.startsWith("time")) {
        if (owed != null && owed.isNewlyMissed(at)) {
          owed = owed.called();
          heard.append(" M");
        }
        continue;
      }
      boolean isOwed = word.startsWith("owed");
      var after = OwedAnswer.hear(owed, "u", isOwed ? at : null, isOwed ? Instant.EPOCH : at);
      owed = after.owed();
      heard.append(after.inTime() ? " B" : "");
    }
    assertThat(heard.toString().strip()).isEqualTo(told == null ? "" : told);
  }
}
