package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Problems;
import cn.huimin.hotline.console.words.Words;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Bounds JSON that is read here, before anybody has looked at it. What is handed on is intake's to
 * bound; forms are bounded by the server.
 */
@Component
final class BodyBound extends OncePerRequestFilter {

  /** Nobody signs in there, and a number and a code are short. */
  private static final long OPEN = 16 << 10;

  /** The longest list of the prefecture fits, five thousand lines. */
  private static final long SIGNED_IN = 4 << 20;

  private final Set<PathPattern> handedOn =
      Doors.all().stream()
          .filter(door -> door.kind() == Doors.Kind.GATEWAY)
          .map(door -> PathPatternParser.defaultInstance.parse(door.path()))
          .collect(Collectors.toSet());

  private final Set<PathPattern> open =
      Doors.all().stream()
          .filter(door -> door.kind() != Doors.Kind.GATEWAY && door.open())
          .map(door -> PathPatternParser.defaultInstance.parse(door.path()))
          .collect(Collectors.toSet());

  private final Words words;

  BodyBound(Words words) {
    this.words = words;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    boolean form =
        type != null
            && (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || type.startsWith("multipart/"));
    return request.getContentLengthLong() == 0 || form || matches(handedOn, request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long most = matches(open, request) ? OPEN : SIGNED_IN;
    if (request.getContentLengthLong() > most) {
      Problems.write(response, ProblemCode.TOO_LARGE, words.of("problem.tooLarge", most >> 10));
      return;
    }
    chain.doFilter(new Bounded(request, most), response);
  }

  private static boolean matches(Set<PathPattern> patterns, HttpServletRequest request) {
    var path = PathContainer.parsePath(request.getRequestURI());
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }

  /** A request whose body ends with an error where it goes on for too long. */
  private static final class Bounded extends HttpServletRequestWrapper {

    private final long most;

    Bounded(HttpServletRequest request, long most) {
      super(request);
      this.most = most;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new BoundedStream(super.getInputStream(), most);
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class BoundedStream extends ServletInputStream {

    private final ServletInputStream in;
    private long left;

    BoundedStream(ServletInputStream in, long most) {
      this.in = in;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int one = in.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] some, int from, int length) throws IOException {
      int read = in.read(some, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new IOException("the body is too long");
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
