package cn.huimin.hotline.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.word.ClockKind;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailWordsTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void shouldCallEveryClockByAName(ClockKind kind) {
    assertThat(
            ResourceBundle.getBundle("notification-messages", Locale.ROOT)
                .containsKey("clock." + kind.name().toLowerCase(Locale.ROOT)))
        .isTrue();
  }
}
