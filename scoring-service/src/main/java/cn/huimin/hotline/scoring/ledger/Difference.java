package cn.huimin.hotline.scoring.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has to be done to the ledger so that it says what a case's facts give.
 *
 * @param strike standing lines that no longer hold
 * @param post lines that are new, or say something else than the standing line of their id
 */
public record Difference(List<Line> strike, List<Line> post) {

  /** Copies its lists. */
  public Difference {
    strike = List.copyOf(strike);
    post = List.copyOf(post);
  }

  /**
   * From the lines that stand to the lines that are wanted.
   *
   * @param standing posted and not struck
   * @param wanted what the facts give
   */
  public static Difference between(Collection<Line> standing, Collection<Line> wanted) {
    var before = byId(standing);
    var after = byId(wanted);
    return new Difference(
        standing.stream().filter(line -> !after.containsKey(line.id())).toList(),
        wanted.stream().filter(line -> !line.equals(before.get(line.id()))).toList());
  }

  /** Whether nothing has to be done. */
  public boolean isEmpty() {
    return strike.isEmpty() && post.isEmpty();
  }

  private static Map<String, Line> byId(Collection<Line> lines) {
    return lines.stream().collect(Collectors.toMap(Line::id, Function.identity()));
  }
}
