package cn.huimin.hotline.routing.recognition;

import cn.huimin.hotline.routing.likeness.Sketch;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a work order, as scrubbed; read once, never kept.
 *
 * @param passages its parts
 */
public record Wording(List<Passage> passages) {

  /** What part of the work order a passage is. */
  public enum Part {
    HINT,
    TITLE,
    ADDRESS,
    CONTENT
  }

  /**
   * One part.
   *
   * @param part which part it is
   * @param textId id of the text it stands in
   * @param text the words
   */
  public record Passage(Part part, String textId, String text) {}

  /** Copies its list. */
  public Wording {
    passages = List.copyOf(passages);
  }

  /** How its content looks from afar, null if it is too short to be told from others. */
  public @Nullable String sketch() {
    return Sketch.of(
        passages.stream()
            .filter(passage -> passage.part() == Part.CONTENT)
            .map(Passage::text)
            .collect(Collectors.joining("\n")));
  }

  /** Never the words: they may tell who complains. */
  @Override
  public String toString() {
    return "Wording[" + passages.size() + " passages]";
  }
}
