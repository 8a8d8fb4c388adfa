package cn.huimin.hotline.sla.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy document that cannot be used, with everything that is wrong in it. */
public final class InvalidPolicyException extends IllegalArgumentException {

  /**
   * One thing wrong.
   *
   * @param field where: {@code clocks[handle].limits.urgent}
   * @param message what is wrong and how to mend it, for the person who wrote it (中文)
   */
  public record Problem(String field, String message) {}

  private final transient List<Problem> problems;

  /** With everything that is wrong, in the order of the document. */
  public InvalidPolicyException(List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.field() + "：" + problem.message())
            .collect(Collectors.joining("；")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong, in the order of the document. */
  public List<Problem> problems() {
    return problems;
  }
}
