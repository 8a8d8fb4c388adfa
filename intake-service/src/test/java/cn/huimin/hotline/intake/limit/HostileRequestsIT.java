package cn.huimin.hotline.intake.limit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.huimin.hotline.architecture.surface.Besieger;
import cn.huimin.hotline.architecture.surface.Surface;
import cn.huimin.hotline.intake.House;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Every path of the contract that intake answers, and its inner ones, asked at its own port. */
class HostileRequestsIT {

  private static final int MOST_TOLD = 40;
  private static final Map<String, String> ACCOUNTS =
      Map.of(
          "LIAISON", "liaison-u-syxx",
          "HEAD", "head-u-syxx",
          "DATA_OFFICER", "dataofficer",
          "DUTY", "duty");

  private final House house = House.get();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  @Test
  void shouldAnswerWhateverIsAskedOfWhichPath() throws Exception {
    var surface = new ArrayList<Surface.Endpoint>();
    Surface.of(Path.of("../docs/openapi.yaml")).stream()
        .filter(endpoint -> endpoint.servedBy().equals("intake"))
        .forEach(surface::add);
    assertThat(surface).hasSizeGreaterThan(60);
    for (var path : List.of("/internal/look-ups", "/internal/ratings")) {
      surface.add(new Surface.Endpoint("POST", path, List.of(), List.of(), "intake"));
    }
    surface.add(new Surface.Endpoint("GET", "/internal/jwks", List.of(), List.of(), "intake"));

    var port = URI.create(house.api().address()).getPort();
    var faults = new Besieger(port).faults(surface, this::token);

    assertThat(faults.stream().limit(MOST_TOLD).toList()).as("%d faults", faults.size()).isEmpty();
  }

  /** HEAD is a GET whose body stays out: who may not ask the one may not ask the other. */
  @Test
  void shouldLetNobodyThroughByHead() throws Exception {
    var guarded =
        Surface.of(Path.of("../docs/openapi.yaml")).stream()
            .filter(endpoint -> endpoint.servedBy().equals("intake"))
            .filter(endpoint -> endpoint.method().equals("GET") && !endpoint.roles().isEmpty())
            .toList();
    assertThat(guarded).hasSizeGreaterThan(15);
    try (var client = HttpClient.newHttpClient()) {
      for (var endpoint : guarded) {
        var role = List.of("PERSONNEL", "OPERATOR", "ASSESSOR", "ADMIN", "DUTY").stream();
        var denied = role.filter(one -> !endpoint.roles().contains(one)).findFirst();
        assertThat(head(client, endpoint, "")).as("%s as nobody", endpoint).isEqualTo(401);
        if (denied.isPresent()) {
          var token = tokens.computeIfAbsent(denied.get(), this::signedIn);
          assertThat(head(client, endpoint, token)).as("%s as %s", endpoint, denied).isEqualTo(403);
        }
      }
    }
  }

  private int head(HttpClient client, Surface.Endpoint endpoint, String token) throws Exception {
    var path = endpoint.path().replaceAll("\\{[a-zA-Z]+}", "none");
    var request = HttpRequest.newBuilder(URI.create(house.api().address() + path)).HEAD();
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private String token(Surface.Endpoint endpoint) {
    return endpoint.roles().isEmpty()
        ? ""
        : tokens.computeIfAbsent(endpoint.roles().getFirst(), this::signedIn);
  }

  private String signedIn(String role) {
    var account = ACCOUNTS.getOrDefault(role, role.toLowerCase(Locale.ROOT));
    return house.as(account).token();
  }
}
