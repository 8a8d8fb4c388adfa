package cn.huimin.hotline.routing.life;

import cn.huimin.hotline.schemas.word.DemandType;
import org.jspecify.annotations.Nullable;

/**
 * What the centre settles beside the handling: with a second person, and with the platform above.
 *
 * @param proposal what waits for a second person, or null
 * @param downgradedFrom demand type before it was downgraded (降类), null if it was not
 * @param sourceRefused whether the platform above refused to take the case back: it is asked once
 */
public record Settlement(
    @Nullable Proposal proposal, @Nullable DemandType downgradedFrom, boolean sourceRefused) {

  static final Settlement NONE = new Settlement(null, null, false);

  Settlement proposed(Proposal next) {
    return new Settlement(next, downgradedFrom, sourceRefused);
  }

  Settlement withoutProposal() {
    return new Settlement(null, downgradedFrom, sourceRefused);
  }

  Settlement refusedBySource() {
    return new Settlement(proposal, downgradedFrom, true);
  }

  Settlement downgradedFrom(@Nullable DemandType type) {
    return new Settlement(proposal, type, sourceRefused);
  }
}
