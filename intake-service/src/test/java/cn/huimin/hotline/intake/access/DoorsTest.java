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
                "/actuator/prometheus",
                // Public by its nature; rates and a setting bound it.
                "/open311/discovery",
                "/open311/discovery.{format}",
                "/open311/v2/discovery",
                "/open311/v2/discovery.{format}",
                "/open311/v2/services",
                "/open311/v2/services.{format}",
                "/open311/v2/services/{code}",
                "/open311/v2/services/{code}.{format}",
                "/open311/v2/requests",
                "/open311/v2/requests.{format}",
                "/open311/v2/requests",
                "/open311/v2/requests.{format}",
                "/open311/v2/requests/{requestId}",
                "/open311/v2/requests/{requestId}.{format}",
                "/open311/v2/tokens/{token}",
                "/open311/v2/tokens/{token}.{format}",
                // The number and the code are the right.
                "/internal/look-ups",
                "/internal/ratings",
                // The signature is the right.
                "/api/v1/channels/gov12345/work-orders"));
  }

  @Test
  void shouldOpenNoDoorToWordsThatAreNoRoleOfAPerson() {
    assertThat(Doors.all())
        .allSatisfy(
            door -> assertThat(door.roles()).doesNotContain(Role.UNKNOWN, Role.COMPLAINANT));
  }
}
