package cn.huimin.hotline.console.problem;

import cn.huimin.hotline.platform.problem.GeoReportErrors;
import cn.huimin.hotline.platform.problem.PathlessProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Builds and writes RFC 9457 bodies. */
public final class Problems {

  private static final String RETRY_AFTER_SECONDS = "2";
  private static final String RETRY_LATER_SECONDS = "60";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Problems() {}

  /** A body with its code. */
  public static ProblemDetail of(ProblemCode code, String detail) {
    var problem = new PathlessProblem(code.status(), detail);
    problem.setProperty("code", code.code());
    return problem;
  }

  /** A whole answer. */
  public static ResponseEntity<ProblemDetail> answer(ProblemCode code, String detail) {
    var answer =
        ResponseEntity.status(code.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    retryAfter(code).ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait));
    return answer.body(of(code, detail));
  }

  /** Seconds after which what is refused with this code may go well; empty where it will not. */
  public static Optional<String> retryAfter(ProblemCode code) {
    return switch (code.status()) {
      case TOO_MANY_REQUESTS -> Optional.of(RETRY_LATER_SECONDS);
      case SERVICE_UNAVAILABLE -> Optional.of(RETRY_AFTER_SECONDS);
      default -> Optional.empty();
    };
  }

  /** Writes an answer from a filter, where no controller is. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    if (code.status().value() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    retryAfter(code).ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, wait));
    if (GeoReportErrors.areFor(request.getRequestURI())) {
      GeoReportErrors.write(request, response, code.status().value(), detail);
      return;
    }
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    var body = JSON.createObjectNode();
    body.put("title", code.status().getReasonPhrase());
    body.put("status", code.status().value());
    body.put("detail", detail);
    body.put("code", code.code());
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }
}
