package cn.huimin.hotline.console.access;

import cn.huimin.hotline.console.problem.ProblemCode;
import cn.huimin.hotline.console.problem.Problems;
import cn.huimin.hotline.console.problem.Refusal;
import cn.huimin.hotline.console.words.Words;
import cn.huimin.hotline.platform.body.BoundedRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Bounds every body that is read here, before anybody has looked at it. What is handed on is
 * intake's to bound.
 */
@Component
final class BodyBound extends OncePerRequestFilter {

  /** Nobody signs in there, and a number and a code are short. */
  private static final long OPEN = 16 << 10;

  /** The longest list of the prefecture fits, five thousand lines. */
  private static final long SIGNED_IN = 4 << 20;

  /** A page hands its file on as the gateway does. */
  private static final String IMPORT_PAGE = "/imports";

  private final Set<PathPattern> handedOn =
      Doors.all().stream()
          .filter(door -> door.kind() == Doors.Kind.GATEWAY || door.path().equals(IMPORT_PAGE))
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
    return request.getContentLengthLong() == 0 || matches(handedOn, request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long most = matches(open, request) ? OPEN : SIGNED_IN;
    if (request.getContentLengthLong() > most) {
      Problems.write(
          request, response, ProblemCode.TOO_LARGE, words.of("problem.tooLarge", most >> 10));
      return;
    }
    chain.doFilter(
        new BoundedRequest(
            request,
            most,
            () -> new Refusal(ProblemCode.TOO_LARGE, words.of("problem.tooLarge", most >> 10))),
        response);
  }

  private static boolean matches(Set<PathPattern> patterns, HttpServletRequest request) {
    var path = PathContainer.parsePath(request.getRequestURI());
    return patterns.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
