package cn.huimin.hotline.intake.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.intake.Clamd;
import cn.huimin.hotline.intake.problem.ProblemCode;
import cn.huimin.hotline.intake.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a scanner that speaks clamd's protocol over a real socket. */
class VirusCheckTest {

  private final Clamd clamd = new Clamd();

  @AfterEach
  void close() {
    clamd.close();
  }

  private VirusCheck check() {
    return new VirusCheck(new ScanSettings("127.0.0.1", clamd.port(), Duration.ofMillis(300)));
  }

  @Test
  void shouldPassWhatIsCleanAndStopWhatIsNotWhereverItStands() {
    var check = check();
    assertThat(check.passes("记录".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(check.passes(new byte[0])).isTrue();
    assertThat(check.passes(new byte[20 << 20])).isTrue();
    // Over the edge of two chunks of what is sent.
    var file = new byte[200_000];
    Arrays.fill(file, (byte) ' ');
    var found = Clamd.FOUND.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(found, 0, file, (1 << 16) - 20, found.length);
    assertThat(check.passes(file)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(value = Clamd.Mood.class, names = "WELL", mode = EnumSource.Mode.EXCLUDE)
  void shouldLetNothingInWhereTheScannerDoesNotSay(Clamd.Mood mood) {
    clamd.is(mood);
    refuses(check());
  }

  @Test
  void shouldNotKeepAskingAScannerThatIsAway() {
    var check = check();
    clamd.is(Clamd.Mood.HANGS_UP);
    for (int i = 0; i < 12; i++) {
      refuses(check);
    }
    assertThat(clamd.asked()).isEqualTo(5);
  }

  @Test
  void shouldRefuseWhereNobodyListens() {
    clamd.close();
    refuses(check());
  }

  @Test
  void shouldPassEverythingWhereNoScannerIsSet() {
    var none = new VirusCheck(new ScanSettings(null, 3310, Duration.ofSeconds(1)));
    assertThat(none.passes(Clamd.FOUND.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
  }

  private static void refuses(VirusCheck check) {
    assertThatThrownBy(() -> check.passes(new byte[] {1}))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.NOT_AVAILABLE));
  }
}
