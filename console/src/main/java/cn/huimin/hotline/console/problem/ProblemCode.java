package cn.huimin.hotline.console.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Stable codes of what can go wrong here, as the contract lists them. */
public enum ProblemCode {
  /** Not JSON, or not the kind of JSON. */
  UNREADABLE_BODY(HttpStatus.BAD_REQUEST),
  /** A query or path parameter or header is no such value. */
  BAD_PARAMETER(HttpStatus.BAD_REQUEST),
  /** No, expired or unknown token. */
  SIGN_IN_NEEDED(HttpStatus.UNAUTHORIZED),
  /** User name or password wrong. */
  BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED),
  /** Role or unit has no right. */
  FORBIDDEN(HttpStatus.FORBIDDEN),
  /** No such case, unit, path. */
  NOT_FOUND(HttpStatus.NOT_FOUND),
  /** The path knows other methods. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  /** The request did not come to its end in time. */
  REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT),
  /** The answer has no such form. */
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  /** The body has another form than the path reads. */
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  /** The body is longer than the path reads. */
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  /** The case is not where this can be done. */
  STATE_DOES_NOT_ALLOW(HttpStatus.CONFLICT),
  /** More often than one address may. */
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
  /** Understood but wrong, field by field. */
  INVALID_INPUT(HttpStatus.UNPROCESSABLE_CONTENT),
  /** A fault of ours. */
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
  /** Intake or the database is away; nothing is lost, retry with the same key. */
  NOT_AVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  /** More at once than can be done; nothing happened. */
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE),
  /** The read model does not hold the version asked for yet. */
  READ_MODEL_BEHIND(HttpStatus.SERVICE_UNAVAILABLE);

  private final HttpStatus status;

  ProblemCode(HttpStatus status) {
    this.status = status;
  }

  /** Status it is answered with. */
  public HttpStatus status() {
    return status;
  }

  /** The code as the answer spells it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
