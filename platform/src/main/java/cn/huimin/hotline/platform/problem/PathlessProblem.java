package cn.huimin.hotline.platform.problem;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * A problem (RFC 9457) that does not repeat the path that was asked for, which Spring would put
 * into {@code instance}: whoever pastes a phone number into an address must not get it back in a
 * body that is logged and passed on (DESIGN §7, "leaked").
 */
public final class PathlessProblem extends ProblemDetail {

  private static final long serialVersionUID = 1;

  /**
   * A problem.
   *
   * @param status its HTTP status
   * @param detail what happened, for a person
   */
  public PathlessProblem(HttpStatusCode status, String detail) {
    super(status.value());
    setDetail(detail);
  }

  /** Takes no path. */
  @Override
  public void setInstance(@Nullable URI path) {}
}
