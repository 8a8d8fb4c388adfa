package cn.huimin.hotline.console.problem;

import cn.huimin.hotline.platform.problem.PathlessProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    if (code == ProblemCode.TOO_MANY_REQUESTS) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_LATER_SECONDS);
    }
    if (code.status().value() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.body(of(code, detail));
  }

  /** Writes an answer from a filter, where no controller is. */
  public static void write(HttpServletResponse response, ProblemCode code, String detail)
      throws IOException {
    response.setStatus(code.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (code.status().value() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (code.status().value() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    var body = JSON.createObjectNode();
    body.put("title", code.status().getReasonPhrase());
    body.put("status", code.status().value());
    body.put("detail", detail);
    body.put("code", code.code());
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }
}
