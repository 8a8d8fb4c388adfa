package cn.huimin.hotline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdminTest {

  private static final Map<String, String> SET = Map.of("HOTLINE_ADMIN_PASSWORD", "0123456789");

  @TempDir Path secrets;

  @Test
  void shouldTakeThePasswordOnceFromTheEnvironment() {
    FirstAdmin admin = new FirstAdmin(secrets);
    assertThat(admin.password(SET, null)).isEqualTo("0123456789");
    assertThat(admin.password(SET, null))
        .as("until the account has been made")
        .isEqualTo("0123456789");
    admin.made();
    assertThat(admin.password(SET, null)).isNull();
  }

  @Test
  void shouldSayHowToGiveOneWhereNobodyCanBeAsked() {
    assertThatThrownBy(() -> new FirstAdmin(secrets).password(Map.of(), null))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining("HOTLINE_ADMIN_PASSWORD");
  }

  @Test
  void shouldRefuseAShortOne() {
    assertThatThrownBy(
            () ->
                new FirstAdmin(secrets)
                    .password(Map.of("HOTLINE_ADMIN_PASSWORD", "012345678"), null))
        .isInstanceOf(CannotRunException.class)
        .hasMessageContaining("at least 10");
  }
}
