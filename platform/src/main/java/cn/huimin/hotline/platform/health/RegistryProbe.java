package cn.huimin.hotline.platform.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Looks at the schema registry. Schemas are loaded at start, so its absence stops nothing that
 * runs; it would stop the next start.
 */
public final class RegistryProbe implements Probe {

  private static final int OK = 200;

  private final HttpClient client;
  private final HttpRequest question;

  /**
   * A probe of a registry.
   *
   * @param url base of its Confluent API
   * @param timeout how long it may take to answer
   */
  public RegistryProbe(String url, Duration timeout) {
    this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    this.question = HttpRequest.newBuilder(URI.create(url + "/config")).timeout(timeout).build();
  }

  @Override
  public List<String> look() throws InterruptedException {
    try {
      int status = client.send(question, BodyHandlers.discarding()).statusCode();
      return status == OK ? List.of() : List.of("the registry answers " + status);
    } catch (IOException e) {
      return List.of("the registry does not answer");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
