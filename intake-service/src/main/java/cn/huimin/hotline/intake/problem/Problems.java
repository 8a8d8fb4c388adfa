package cn.huimin.hotline.intake.problem;

import cn.huimin.hotline.platform.problem.PathlessProblem;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Builds the bodies of RFC 9457 answers. */
public final class Problems {

  private static final int RETRY_AFTER_SECONDS = 5;

  private Problems() {}

  /** A body with its code. */
  public static ProblemDetail of(ProblemCode code, String detail) {
    return of(code, code.status(), detail);
  }

  /** A body with a code and another status than the code's own. */
  public static ProblemDetail of(ProblemCode code, HttpStatusCode status, String detail) {
    var problem = new PathlessProblem(status, detail);
    problem.setProperty("code", code.code());
    return problem;
  }

  /** A body that names fields. */
  public static ProblemDetail of(ProblemCode code, String detail, List<FieldError> errors) {
    var problem = of(code, detail);
    if (!errors.isEmpty()) {
      problem.setProperty("errors", errors);
    }
    return problem;
  }

  /** How long whoever gets a 503 should wait, in seconds. */
  public static int retryAfterSeconds() {
    return RETRY_AFTER_SECONDS;
  }
}
