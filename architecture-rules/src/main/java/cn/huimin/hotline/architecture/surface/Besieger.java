package cn.huimin.hotline.architecture.surface;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is hostile byte by byte and judges the answers: each is answered, below 500, an error
 * in the form of its path, and no word of it tells how the program is made.
 */
public final class Besieger {

  private static final int AT_ONCE = 8;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int MOST = 1 << 20;

  /** What gives away how the program is made, or where it stopped. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "Tomcat|Exception|\\bat [a-z]+\\.[a-z]|\\b(?:java|org|cn|tools)\\.[a-z]+\\.[a-z]");

  private final int port;

  /** Against who listens there on this machine. */
  public Besieger(int port) {
    this.port = port;
  }

  private record Answer(int status, String head, String body) {

    @Nullable String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * The whole table at each of these paths, once as nobody and once as somebody who may ask.
   *
   * @param token the token of somebody who may; empty where nobody signs in
   * @return what is wrong with the answers, one line each
   */
  public List<String> faults(
      List<Surface.Endpoint> endpoints, Function<Surface.Endpoint, String> token)
      throws InterruptedException, ExecutionException {
    List<Callable<List<String>>> all = new ArrayList<>();
    for (var endpoint : endpoints) {
      var somebodys = token.apply(endpoint);
      all.add(
          () -> {
            var faults = new ArrayList<String>();
            for (var hostile : Hostile.of(endpoint)) {
              judge(hostile, "", faults);
              if (!somebodys.isEmpty()) {
                judge(hostile, somebodys, faults);
              }
            }
            return faults;
          });
    }
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var faults = new ArrayList<String>();
      for (var one : threads.invokeAll(all)) {
        faults.addAll(one.get());
      }
      return faults;
    }
  }

  private void judge(Hostile hostile, String token, List<String> faults) {
    try {
      var answer = answer(hostile, token);
      var fault = fault(hostile, answer);
      if (fault != null) {
        faults.add(
            "%s as %s: %s, %d %.300s"
                .formatted(
                    hostile,
                    token.isEmpty() ? "nobody" : "somebody",
                    fault,
                    answer.status(),
                    answer.body()));
      }
    } catch (IOException e) {
      faults.add("%s: no answer, %s".formatted(hostile, e));
    }
  }

  private static @Nullable String fault(Hostile hostile, Answer answer) {
    if (answer.status() < 200 || answer.status() >= 500) {
      return "failed";
    }
    if (answer.status() == 405 && answer.header("allow") == null) {
      return "does not say what is allowed";
    }
    if (answer.status() < 400 || hostile.method().equals("HEAD")) {
      return null;
    }
    if (INSIDES.matcher(answer.body()).find()) {
      return "tells how it is made";
    }
    var path = hostile.target();
    var type = String.valueOf(answer.header("content-type"));
    boolean problem =
        type.startsWith("application/problem+json") && answer.body().contains("\"code\"");
    if (path.startsWith("/open311/")) {
      // Of what is no address nobody knows where it leads.
      boolean told =
          answer.body().contains("<errors>")
              || answer.body().contains("[{\"code\":")
              || (problem && path.contains("|"));
      return told ? null : "not in the form of GeoReport: " + type;
    }
    return problem || !isForPrograms(path) ? null : "no problem: " + type;
  }

  private static boolean isForPrograms(String path) {
    return path.startsWith("/api/")
        || path.startsWith("/internal/")
        || path.startsWith("/actuator/");
  }

  private Answer answer(Hostile hostile, String token) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(hostile.bytes(token));
      socket.getOutputStream().flush();
      var in = new BufferedInputStream(socket.getInputStream());
      var head = head(in);
      var status = head.isEmpty() ? "0" : head.split(" ", 3)[1];
      var answer = new Answer(Integer.parseInt(status), head, "");
      var type = String.valueOf(answer.header("content-type"));
      // A live stream does not end.
      return type.startsWith("text/event-stream")
          ? answer
          : new Answer(
              answer.status(), head, new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int ends = 0;
    for (int one = in.read(); one >= 0 && ends < 2; one = in.read()) {
      head.write(one);
      ends = one == '\n' ? ends + 1 : one == '\r' ? ends : 0;
      if (ends == 2) {
        break;
      }
    }
    return head.toString(StandardCharsets.UTF_8);
  }
}
