package cn.huimin.hotline.scoring.unityear;

import java.util.List;

/** A document of unit-years cannot be read. */
public final class BadUnitYearException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  BadUnitYearException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Where, what and the mend, one by one. */
  public List<String> problems() {
    return problems;
  }
}
