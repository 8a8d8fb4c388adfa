package cn.huimin.hotline.intake.workorder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.Semaphore;

/**
 * Lets hand-ins of one case through one after the other, from the look into the registry until they
 * are on the log: so that the log has them in the order in which the registry took them.
 */
final class CaseTurns {

  /** Hands the turns on to whoever waits. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /** Many more than cases that are handed in at once, so that others seldom wait. */
  private static final int LOCKS = 16_384;

  private final Semaphore[] locks = new Semaphore[LOCKS];

  CaseTurns() {
    for (int at = 0; at < LOCKS; at++) {
      locks[at] = new Semaphore(1);
    }
  }

  /** Waits for the turn of all these cases; two who ask for several never wait for each other. */
  Held of(Collection<String> caseIds) {
    var taken = new ArrayList<Semaphore>();
    caseIds.stream()
        .mapToInt(caseId -> Math.floorMod(caseId.hashCode(), LOCKS))
        .distinct()
        .sorted()
        .forEach(
            at -> {
              locks[at].acquireUninterruptibly();
              taken.add(locks[at]);
            });
    return () -> taken.reversed().forEach(Semaphore::release);
  }
}
