package cn.huimin.hotline.intake.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is refused, with a code and words a person can act on. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<FieldError> errors;
  private final transient @Nullable Duration retryAfter;

  /** Refused for a reason. */
  public Refusal(ProblemCode code, String detail) {
    this(code, detail, List.of(), null, null);
  }

  /** Refused since something of ours failed. */
  public Refusal(ProblemCode code, String detail, Throwable cause) {
    this(code, detail, List.of(), null, cause);
  }

  private Refusal(
      ProblemCode code,
      String detail,
      List<FieldError> errors,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.retryAfter = retryAfter;
    this.code = code;
    this.errors = errors;
  }

  /** Refused for fields that are wrong. */
  public static Refusal invalid(List<FieldError> errors) {
    return new Refusal(
        ProblemCode.INVALID_INPUT,
        "没有保存：有 " + errors.size() + " 处要改",
        List.copyOf(errors),
        null,
        null);
  }

  /** Refused for asking too often. */
  public static Refusal tooMany(String detail, Duration retryAfter) {
    return new Refusal(ProblemCode.TOO_MANY_REQUESTS, detail, List.of(), retryAfter, null);
  }

  /** Refused for one field that is wrong. */
  public static Refusal invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** The stable code. */
  public ProblemCode code() {
    return code;
  }

  /** What is wrong, in words. */
  public String detail() {
    var message = getMessage();
    return message == null ? "" : message;
  }

  /** How long to wait before asking again; null where that is not known. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Fields that are wrong; empty unless the input is. */
  public List<FieldError> errors() {
    return errors == null ? List.of() : errors;
  }
}
