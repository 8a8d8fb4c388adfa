package cn.huimin.hotline.intake.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is refused, with a code and words a person can act on. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<FieldError> errors;

  /** Refused for a reason. */
  public Refusal(ProblemCode code, String detail) {
    this(code, detail, List.of(), null);
  }

  /** Refused since something of ours failed. */
  public Refusal(ProblemCode code, String detail, Throwable cause) {
    this(code, detail, List.of(), cause);
  }

  private Refusal(
      ProblemCode code, String detail, List<FieldError> errors, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
    this.errors = errors;
  }

  /** Refused for fields that are wrong. */
  public static Refusal invalid(List<FieldError> errors) {
    return new Refusal(
        ProblemCode.INVALID_INPUT, "没有保存：有 " + errors.size() + " 处要改", List.copyOf(errors), null);
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

  /** Fields that are wrong; empty unless the input is. */
  public List<FieldError> errors() {
    return errors == null ? List.of() : errors;
  }
}
