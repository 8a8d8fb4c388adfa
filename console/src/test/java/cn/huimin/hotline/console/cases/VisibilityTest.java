package cn.huimin.hotline.console.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.console.access.Viewer;
import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever stands in sees nothing that is against the own unit (DOMAIN §4.3). */
class VisibilityTest {

  @Test
  void shouldLeaveOutWhatIsAgainstTheOwnUnitOfWhoStandsIn() {
    var condition = Visibility.condition(viewer(Role.OPERATOR, List.of("u-ez", "u-o'r", "b")));
    assertThat(condition)
        .contains("'accusedUnitId'")
        .contains("<> all (array['u-ez', 'u-o''r', 'b'])");
    assertThat(Visibility.condition(viewer(Role.OPERATOR, List.of()))).isEqualTo("true");
  }

  private static Viewer viewer(Role role, List<String> ownLine) {
    return new Viewer("somebody", role, "u-hmzx", List.of("u-hmzx"), ownLine, true, "token");
  }
}
