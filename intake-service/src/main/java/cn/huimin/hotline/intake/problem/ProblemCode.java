package cn.huimin.hotline.intake.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Stable codes of what can go wrong, as the contract lists them. */
public enum ProblemCode {
  /** Not JSON, or not the kind of JSON. */
  UNREADABLE_BODY(HttpStatus.BAD_REQUEST),
  /** A query or path parameter or header is no such value. */
  BAD_PARAMETER(HttpStatus.BAD_REQUEST),
  /** No, expired or unknown token. */
  SIGN_IN_NEEDED(HttpStatus.UNAUTHORIZED),
  /** User name or password wrong. */
  BAD_CREDENTIALS(HttpStatus.UNAUTHORIZED),
  /** A push whose signature, time, nonce or key is not accepted. */
  SIGNATURE_REFUSED(HttpStatus.UNAUTHORIZED),
  /** Role or unit has no right. */
  FORBIDDEN(HttpStatus.FORBIDDEN),
  /** No such case, unit, import, path. */
  NOT_FOUND(HttpStatus.NOT_FOUND),
  /** The path knows other methods. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  /** The request did not come to its end in time. */
  REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT),
  /** The answer has no such form. */
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  /** An account of this name exists. */
  ALREADY_EXISTS(HttpStatus.CONFLICT),
  /** Another edition has been published since the one that was read. */
  EDITION_CHANGED(HttpStatus.CONFLICT),
  /** The person of this number was erased; nothing of it is taken in again. */
  ERASED(HttpStatus.CONFLICT),
  /** The case ended long ago and has left the stores. */
  CASE_ARCHIVED(HttpStatus.CONFLICT),
  /** The source has handed in a later revision already. */
  STALE_REVISION(HttpStatus.CONFLICT),
  /** Somebody changed it meanwhile. */
  VERSION_IS_OLD(HttpStatus.CONFLICT),
  /** What it is now does not allow it. */
  STATE_DOES_NOT_ALLOW(HttpStatus.CONFLICT),
  /** Something before it has to be done first. */
  OUT_OF_ORDER(HttpStatus.CONFLICT),
  /** The import came to its end before it could be cancelled. */
  IMPORT_ENDED(HttpStatus.CONFLICT),
  /** File or body over its limit. */
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  /** The body has another form than the path reads. */
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  /** More often than one address or key may. */
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
  /** Understood but wrong, field by field. */
  INVALID_INPUT(HttpStatus.UNPROCESSABLE_CONTENT),
  /** No .csv, .xls or .xlsx, or no row that looks like a header. */
  FILE_NOT_READABLE(HttpStatus.UNPROCESSABLE_CONTENT),
  /** A fault of ours. */
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
  /** Log or database away; nothing is lost, retry with the same key. */
  NOT_AVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  /** More at once than can be done; nothing happened, retry with the same key. */
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE),
  /** Too little free disk: work is refused. */
  DISK_FULL(HttpStatus.SERVICE_UNAVAILABLE);

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
