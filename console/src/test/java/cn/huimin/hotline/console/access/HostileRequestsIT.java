package cn.huimin.hotline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.surface.Besieger;
import cn.huimin.hotline.architecture.surface.Surface;
import cn.huimin.hotline.console.TestConsole;
import cn.huimin.hotline.schemas.word.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every path of the contract, and every page, asked what no well-behaved client asks. */
class HostileRequestsIT {

  private static final int MOST_TOLD = 40;
  private static final TestConsole CONSOLE = TestConsole.one();

  @Test
  void shouldAnswerWhateverIsAskedOfWhichPath() throws Exception {
    // In both forms, as intake would say it below /open311/ and elsewhere.
    CONSOLE
        .intake()
        .answers(404, "application/problem+json", "[{\"code\":404},{\"code\":\"not-found\"}]");
    var surface = new ArrayList<>(Surface.of(Path.of("../docs/openapi.yaml")));
    assertThat(surface).hasSizeGreaterThan(100);
    for (var door : Doors.all()) {
      // The directory is intake's, of which the stand-in has none: 503, whatever is asked.
      if (door.kind() == Doors.Kind.PAGE && !door.path().startsWith("/directory")) {
        surface.add(
            new Surface.Endpoint(
                door.method().name(),
                door.path(),
                door.roles().stream().map(Role::name).toList(),
                List.of("unit", "page"),
                "console"));
      }
    }

    var faults = new Besieger(CONSOLE.at("/").getPort()).faults(surface, HostileRequestsIT::token);

    assertThat(faults.stream().limit(MOST_TOLD).toList()).as("%d faults", faults.size()).isEmpty();
  }

  private static String token(Surface.Endpoint endpoint) {
    if (endpoint.roles().isEmpty()) {
      return "";
    }
    var role = endpoint.roles().getFirst().toLowerCase(Locale.ROOT).replace("_", "");
    boolean ofUnit = role.equals("liaison") || role.equals("head");
    return CONSOLE.intake().token(ofUnit ? role + "-u-syxx" : role);
  }
}
