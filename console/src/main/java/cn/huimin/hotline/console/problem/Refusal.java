package cn.huimin.hotline.console.problem;

/** A request that cannot be answered as asked; says why and what to do, without personal data. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  /** A refusal with its code and its words. */
  public Refusal(ProblemCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  /** Why, as a stable code. */
  public ProblemCode code() {
    return code;
  }

  /** Why, in words. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
