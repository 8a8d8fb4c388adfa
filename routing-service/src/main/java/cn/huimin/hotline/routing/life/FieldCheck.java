package cn.huimin.hotline.routing.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what is wrong with the fields of a command, so that all of it is said at once. */
public final class FieldCheck {

  private final List<Refusal.Problem> problems = new ArrayList<>();

  /** Notes a problem unless the field is right. */
  public FieldCheck require(boolean right, String field, String message) {
    if (!right) {
      problems.add(new Refusal.Problem(field, message));
    }
    return this;
  }

  /** The refusal, if anything is wrong. */
  public Optional<Decision> refusal(Action action) {
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(Decision.refused(Refusal.invalid(action, problems)));
  }
}
