package cn.huimin.hotline.platform.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class WordlessTest {

  private static final String CANARY = "13900007788";

  private static String printed(Throwable fault) {
    var text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void shouldTellClassesAndLinesAndNoWordOfWhatWasWorkedOn() {
    var cause = new SQLException("Key (phone)=(" + CANARY + ") already exists", "23505");
    cause.setNextException(new SQLException(CANARY));
    var fault = new IllegalStateException("insert … values ('" + CANARY + "')", cause);
    fault.addSuppressed(new IllegalArgumentException(CANARY, new RuntimeException(CANARY)));
    assertThat(printed(fault)).contains(CANARY);

    var bare = Wordless.of(fault);
    assertThat(printed(bare))
        .doesNotContain(CANARY)
        .contains(
            "java.lang.IllegalStateException",
            "java.sql.SQLException (23505)",
            "java.lang.IllegalArgumentException",
            "java.lang.RuntimeException",
            "WordlessTest.java:");
    assertThat(bare.getStackTrace()).isEqualTo(fault.getStackTrace());
  }

  @Test
  void shouldComeToAnEndWhereFaultsCauseEachOther() {
    var one = new IllegalStateException(CANARY);
    var other = new IllegalStateException(CANARY, one);
    one.initCause(other);
    one.addSuppressed(other);
    assertThat(printed(Wordless.of(other))).doesNotContain(CANARY);
  }
}
