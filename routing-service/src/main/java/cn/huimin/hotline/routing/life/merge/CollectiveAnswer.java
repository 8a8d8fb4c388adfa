package cn.huimin.hotline.routing.life.merge;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.routing.flood.FloodRule;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.Merging;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 集中答复: the answer of the lead of a flood goes to all who joined it; a sample of them is called,
 * the others may rate (DOMAIN §3).
 */
final class CollectiveAnswer {

  /** A tenth of thirty is three, though not in binary fractions. */
  private static final double ROUNDING = 1e-9;

  private CollectiveAnswer() {}

  /**
   * Followers that are answered without a call, of those who can be called at all; none where each
   * is. Who is called follows from the round and the ids, so that nobody can choose, and a replay
   * chooses the same.
   */
  static Set<String> withoutCall(Case lead, FloodRule rule) {
    var confirmed =
        lead.merging().followers().stream().filter(Merging.Follower::confirmed).toList();
    if (lead.flood().people() == 0 || confirmed.size() < rule.answeredTogether()) {
      return Set.of();
    }
    var joined =
        confirmed.stream()
            .filter(follower -> !follower.notCalled())
            .map(Merging.Follower::caseId)
            .toList();
    long called = (long) Math.ceil(joined.size() * rule.calledShare() - ROUNDING);
    return joined.stream()
        .sorted(Comparator.comparing(id -> Ids.uuid5(lead.id() + "/" + lead.round(), id)))
        .skip(called)
        .collect(Collectors.toUnmodifiableSet());
  }
}
