package cn.huimin.hotline.routing.engine;

import cn.huimin.hotline.routing.life.Refusal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What deciders have said no to, in this run of the tests. */
final class Refused {

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Refused() {}

  static void note(@Nullable Refusal refusal) {
    if (refusal != null) {
      SAID.add(
          Stream.concat(
                  Stream.of(refusal.message()),
                  refusal.problems().stream().map(Refusal.Problem::message))
              .collect(Collectors.joining("\n")));
    }
  }

  /** Begins anew. */
  static void forget() {
    SAID.clear();
  }

  /** Each with its words field by field. */
  static Set<String> all() {
    return Set.copyOf(SAID);
  }
}
