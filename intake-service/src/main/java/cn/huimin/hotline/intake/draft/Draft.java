package cn.huimin.hotline.intake.draft;

import cn.huimin.hotline.intake.workorder.Mentions;
import java.time.Instant;
import java.util.Map;

/**
 * An entry that somebody began.
 *
 * @param draftId its id, given by the page that began it
 * @param updatedAt when it was saved last
 * @param fields what was typed, by the names of the form; nothing that is empty
 */
public record Draft(String draftId, Instant updatedAt, Map<String, String> fields) {

  private static final int LONGEST_LINE = 20;

  /** Copies the fields. */
  public Draft {
    fields = Map.copyOf(fields);
  }

  /** What tells it from the others: its title, or how its content begins. */
  String line() {
    var words = fields.getOrDefault("title", fields.getOrDefault("content", ""));
    return words.length() <= LONGEST_LINE
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LONGEST_LINE / 2)) + "…";
  }

  /** Whether it names a person, as its caller or in its texts. */
  boolean names(Mentions person) {
    return person.in(fields.values());
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "Draft[" + draftId + "]";
  }
}
