package cn.huimin.hotline.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.word.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorsTest {

  @Test
  void shouldHaveOneLinePerEndpoint() {
    assertThat(Doors.all())
        .extracting(door -> door.method() + " " + door.path())
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldLeaveOnlyThesePathsOpen() {
    assertThat(Doors.all().stream().filter(Door::open).map(Door::path))
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                "/api/v1/tokens",
                "/internal/jwks",
                "/actuator/health",
                "/actuator/health/*",
                "/actuator/prometheus"));
  }

  @Test
  void shouldOpenNoDoorToWordsThatAreNoRoleOfAPerson() {
    assertThat(Doors.all())
        .allSatisfy(
            door -> assertThat(door.roles()).doesNotContain(Role.UNKNOWN, Role.COMPLAINANT));
  }
}
