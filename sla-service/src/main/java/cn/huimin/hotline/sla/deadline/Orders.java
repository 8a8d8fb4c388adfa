package cn.huimin.hotline.sla.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The clocks of a leader's orders (DOMAIN §5, {@code supervision}). */
final class Orders {

  private final ClockDraft draft;

  Orders(ClockDraft draft) {
    this.draft = draft;
  }

  /** Starts the clock of an order, until when the leader said if he did. */
  void order(@Nullable Instant dueAt, int round) {
    Clock clock = started(round);
    if (dueAt != null && clock != null) {
      draft.limit(clock, new Due(dueAt, clock.due().limit(), Due.Reason.ORDER));
    }
  }

  /**
   * The unit that has the case now owes the answer that the one before it did not give: by its own
   * limit or what is left of the one before, whichever is less, but not under the least that a unit
   * gets after a transfer (DOMAIN §5).
   */
  void handOn(int round) {
    var before =
        draft.clocks().clocks().values().stream()
            .filter(clock -> clock.key().kind() == ClockKind.SUPERVISION)
            .reduce((earlier, later) -> later)
            .orElse(null);
    if (before == null || before.isRunning()) {
      return;
    }
    Clock clock = started(round);
    if (clock == null || !before.due().at().isBefore(clock.due().at())) {
      return;
    }
    var own = clock.due();
    var least = draft.rules().leastAfterTransfer(clock.startedAt(), clock.debtor());
    var left = new Due(before.due().at(), own.limit(), Due.Reason.TRANSFER_REMAINDER);
    if (left.at().isBefore(least)) {
      left =
          least.isBefore(own.at()) ? new Due(least, own.limit(), Due.Reason.TRANSFER_LEAST) : own;
    }
    if (left.at().isBefore(own.at())) {
      draft.limit(clock, left);
    }
  }

  private @Nullable Clock started(int round) {
    draft.startNext(ClockKind.SUPERVISION, round);
    return draft
        .clocks()
        .latest(ClockKind.SUPERVISION, round)
        .filter(Clock::isRunning)
        .orElse(null);
  }
}
