package cn.huimin.hotline.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.schemas.word.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DoorsTest {

  @Test
  void shouldLetThroughWhomThePublishedMatrixLetsThrough() throws IOException {
    var published = new TreeMap<String, Set<String>>();
    var lines = matrix().lines().toList();
    var header = lines.getFirst().split(",");
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(",");
      var allowed = published.computeIfAbsent(door(cells[0], cells[1]), _ -> new TreeSet<>());
      for (int i = 4; i < cells.length; i++) {
        if (cells[i].equals("allow")) {
          allowed.add(header[i].toUpperCase(Locale.ROOT));
        }
      }
    }
    var doors = new TreeMap<String, Set<String>>();
    Doors.all().forEach(door -> doors.put(door.method() + " " + door.path(), names(door)));
    doors.remove("GET /actuator/health/*");

    assertThat(doors).isEqualTo(published);
  }

  /** The actions of a case or a unit have one door at the pages, whoever may take which. */
  private static String door(String method, String path) {
    if (method.equals("POST") && path.startsWith("/assessment/")) {
      return method + " /assessment/{unitId}/{way}";
    }
    boolean form = method.equals("POST") && path.startsWith("/cases/");
    return method + " " + (form && !path.endsWith("/unmask") ? "/cases/{caseId}/{action}" : path);
  }

  private static Set<String> names(Doors.Door door) {
    var names = new TreeSet<String>();
    if (door.open()) {
      Arrays.stream(Role.values())
          .filter(role -> !Set.of(Role.UNKNOWN, Role.COMPLAINANT, Role.SERVICE).contains(role))
          .forEach(role -> names.add(role.name()));
    } else {
      door.roles().forEach(role -> names.add(role.name()));
    }
    return names;
  }

  private static String matrix() throws IOException {
    try (var in = DoorsTest.class.getResourceAsStream("/console-contract/rights.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void shouldNotHaveADoorTwice() {
    assertThat(Doors.all().stream().map(door -> door.method() + " " + door.path()).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldRefuseSomebodyAtEveryDoorThatNeedsSigningIn() {
    assertThat(Doors.all().stream().filter(Doors.Door::open).map(Doors.Door::path))
        .containsExactlyInAnyOrder(
            "/openapi.yaml",
            "/asyncapi.yaml",
            "/actuator/health",
            "/actuator/health/*",
            "/api/v1/tokens",
            // The signature, or the number and the code, are the right there.
            "/api/v1/channels/gov12345/work-orders",
            "/api/v1/status",
            "/api/v1/status/rating",
            "/status",
            "/status",
            "/status/rating",
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
            "/sign-in",
            "/sign-in");
  }
}
