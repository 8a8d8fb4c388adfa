package cn.huimin.hotline.routing.life;

import org.jspecify.annotations.Nullable;

/**
 * What the centre settles beside the handling: with a second person, and with the platform above.
 *
 * @param proposal what waits for a second person, or null
 * @param sourceRefused whether the platform above refused to take the case back: it is asked once
 */
public record Settlement(@Nullable Proposal proposal, boolean sourceRefused) {

  static final Settlement NONE = new Settlement(null, false);

  Settlement proposed(Proposal next) {
    return new Settlement(next, sourceRefused);
  }

  Settlement withoutProposal() {
    return new Settlement(null, sourceRefused);
  }

  Settlement refusedBySource() {
    return new Settlement(proposal, true);
  }
}
