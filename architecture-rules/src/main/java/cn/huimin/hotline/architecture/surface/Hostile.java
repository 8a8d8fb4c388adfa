package cn.huimin.hotline.architecture.surface;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that no well-behaved client sends.
 *
 * @param what what is wrong with it
 * @param method HTTP method
 * @param target path and query as they are sent
 * @param headers whole header lines, sent as UTF-8
 * @param body what follows them
 */
public record Hostile(
    String what, String method, String target, List<String> headers, String body) {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String JSON = "Content-Type: application/json";
  private static final int MANY = 1_001;

  /** No days and no moments, and what a database cannot hold. */
  private static final List<String> NO_VALUES =
      List.of(
          "%00",
          "%zz",
          "100%",
          "%ff",
          "-999999999-01-01T00:00:00%2B18:00",
          "%2B12026-03-20",
          "99999999999999999999");

  /** The table: all that is wrong in turn with requests to one path. */
  public static List<Hostile> of(Surface.Endpoint endpoint) {
    var all = new ArrayList<Hostile>();
    var method = endpoint.method();
    var path = endpoint.path().replaceAll("\\{[a-zA-Z]+}", "none");
    boolean reads = method.equals("GET");
    all.add(new Hostile("method of none", "DELETE", path, List.of(FORM), "%z1=a"));
    all.add(new Hostile("method of none", "PATCH", path, List.of(JSON), "{}"));
    all.add(new Hostile("method that is none", "BREW", path, List.of(), ""));
    all.add(new Hostile("head", "HEAD", path, List.of(), ""));
    all.add(of(endpoint, "nul in the path", nul(endpoint.path())));
    all.add(of(endpoint, "percent of none in the path", path + "/%zz"));
    all.add(of(endpoint, "what is no address", path + "?a=[|\"校"));
    all.add(of(endpoint, "percent of none in the query", path + "?a=%zz&%z1=b"));
    all.add(of(endpoint, "line end in a name", path + "?a%0Ab=c"));
    all.add(of(endpoint, "no name", path + "?=c"));
    all.add(of(endpoint, "too many", path + "?" + "a=b&".repeat(MANY)));
    for (var name : endpoint.query()) {
      for (var value : NO_VALUES) {
        all.add(of(endpoint, "no value", path + "?" + name + "=" + value));
      }
    }
    for (var header : List.of("X-Name", "Accept", "Idempotency-Key", "HX-Request")) {
      all.add(new Hostile("no header", method, path, List.of(header + ": 学校"), reads ? "" : "{}"));
    }
    all.add(
        new Hostile("header too long", method, path, List.of("X-Name: " + "a".repeat(20_000)), ""));
    if (!reads) {
      all.add(
          new Hostile("key twice", method, path, List.of(JSON), "{\"a\":1,\"a\":[\"\\u0000\"]}"));
      all.add(new Hostile("no JSON", method, path, List.of(JSON), "{\"a\":".repeat(2_000)));
      all.add(new Hostile("no type", method, path, List.of("Content-Type: 学校"), "{}"));
      all.add(new Hostile("no form", method, path, List.of(FORM), "%z1=a&description=100%"));
      all.add(new Hostile("no name", method, path, List.of(FORM), "=x"));
      all.add(new Hostile("too many", method, path, List.of(FORM), "a=b&".repeat(MANY)));
      all.add(
          new Hostile(
              "no parts", method, path, List.of("Content-Type: multipart/form-data"), "--x\r\n"));
    }
    return List.copyOf(all);
  }

  private static Hostile of(Surface.Endpoint endpoint, String what, String target) {
    return new Hostile(what, endpoint.method(), target, List.of(), "");
  }

  private static String nul(String path) {
    var filled = path.replaceAll("\\{[a-zA-Z]+}", "%00");
    return filled.equals(path) ? path + "/%00" : filled;
  }

  /** The bytes of it, for nobody where there is no token. */
  byte[] bytes(String token) {
    var text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: x\r\n");
    text.append("Connection: close\r\n");
    if (!token.isEmpty()) {
      text.append("Authorization: Bearer ").append(token).append("\r\n");
    }
    headers.forEach(header -> text.append(header).append("\r\n"));
    if (!body.isEmpty()) {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      text.append("Content-Length: ").append(length).append("\r\n");
    }
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "%s: %s %.90s %.60s".formatted(what, method, target, headers);
  }
}
