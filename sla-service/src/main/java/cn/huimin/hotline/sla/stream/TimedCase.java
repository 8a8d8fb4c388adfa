package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.ClockDecider;
import java.time.Instant;
import java.util.Optional;

/**
 * A case as it lies in the store: its clocks, and what its deadline events show beside them.
 *
 * @param caseNumber number people use
 * @param clocks its clocks
 */
record TimedCase(String caseNumber, CaseClocks clocks) {

  /** When the earliest timer of the case falls due. */
  Optional<Instant> nextDue() {
    return ClockDecider.nextDue(clocks);
  }

  static TimedCase decode(byte[] bytes) {
    return TimedCaseCodec.decode(bytes);
  }

  byte[] encode() {
    return TimedCaseCodec.encode(this);
  }
}
