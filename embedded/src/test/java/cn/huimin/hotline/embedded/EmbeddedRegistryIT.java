package cn.huimin.hotline.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {

  private static final String ONE_FIELD =
      "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":"
          + "[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"string\\\"}]}\"}";
  private static final String OTHER_FIELD = ONE_FIELD.replace("\\\"a\\\"", "\\\"b\\\"");

  @TempDir Path folder;

  @Test
  void shouldKeepSchemasAcrossAKillAndRefuseIncompatibleOnes() throws Exception {
    String registered;
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(folder)) {
      registered = post(registry.url() + "/subjects/s/versions", ONE_FIELD).body();
      assertThat(registered).startsWith("{\"id\":");
      assertThat(post(registry.url() + "/subjects/s/versions", OTHER_FIELD).statusCode())
          .as("status of an incompatible schema")
          .isEqualTo(409);
      registry.process().kill();
    }
    try (EmbeddedRegistry again = EmbeddedRegistry.start(folder)) {
      assertThat(post(again.url() + "/subjects/s/versions", ONE_FIELD).body())
          .isEqualTo(registered);
    }
  }

  private static HttpResponse<String> post(String url, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "application/vnd.schemaregistry.v1+json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
