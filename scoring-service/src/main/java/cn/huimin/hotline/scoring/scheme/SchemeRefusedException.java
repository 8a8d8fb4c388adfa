package cn.huimin.hotline.scoring.scheme;

import java.util.List;
import java.util.stream.Collectors;

/** A scheme that cannot be used; it names everything that is wrong. */
public final class SchemeRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<SchemeProblem> problems;

  /** Refusal with its problems, one or more. */
  public SchemeRefusedException(List<SchemeProblem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.where() + ": " + problem.message())
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong. */
  public List<SchemeProblem> problems() {
    return problems;
  }
}
