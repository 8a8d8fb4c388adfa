package cn.huimin.hotline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.huimin.hotline.standalone.terminal.CannotRunException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOptionsTest {

  @Test
  void shouldListenOn8080UnlessTold() {
    assertThat(RunOptions.parse(List.of("--data", "/d")))
        .isEqualTo(new RunOptions(Path.of("/d"), 8080, false));
    assertThat(RunOptions.parse(List.of("--port", "9000", "--demo", "--data", "/d/../e")))
        .isEqualTo(new RunOptions(Path.of("/e"), 9000, true));
  }

  @ParameterizedTest
  @CsvSource({
    "--port 0,     --port takes a number from 1 to 65535",
    "--port 65536, --port takes a number from 1 to 65535",
    "--port x,     --port takes a number from 1 to 65535",
    "--port,       --port needs a value",
    "--colour,     unknown option --colour"
  })
  void shouldNameWhatItDoesNotTake(String arguments, String reason) {
    assertThatThrownBy(() -> RunOptions.parse(List.of(arguments.split(" "))))
        .isInstanceOf(CannotRunException.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void shouldWantADataFolder() {
    assertThatThrownBy(() -> RunOptions.parse(List.of("--demo"))).hasMessage("--data is missing");
  }
}
