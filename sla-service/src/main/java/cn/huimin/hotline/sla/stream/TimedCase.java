package cn.huimin.hotline.sla.stream;

import cn.huimin.hotline.sla.deadline.CaseClocks;
import cn.huimin.hotline.sla.deadline.CaseView;
import cn.huimin.hotline.sla.deadline.Clock;
import cn.huimin.hotline.sla.deadline.ClockDecider;
import cn.huimin.hotline.sla.deadline.ClockKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case as it lies in the store: its clocks, and what its deadline events show beside them.
 *
 * @param caseNumber number people use
 * @param clocks its clocks
 */
record TimedCase(String caseNumber, CaseClocks clocks) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** As it is written: a list of clocks, since JSON knows no keys but text. */
  private record Stored(
      String caseNumber,
      String caseId,
      long sequence,
      long caseSequence,
      @Nullable CaseView view,
      List<Clock> clocks) {}

  /** When the earliest timer of the case falls due. */
  Optional<Instant> nextDue() {
    return ClockDecider.nextDue(clocks);
  }

  static TimedCase decode(byte[] bytes) {
    var stored = JSON.readValue(bytes, Stored.class);
    var byKey = new TreeMap<ClockKey, Clock>();
    stored.clocks().forEach(clock -> byKey.put(clock.key(), clock));
    return new TimedCase(
        stored.caseNumber(),
        new CaseClocks(
            stored.caseId(), stored.sequence(), stored.caseSequence(), stored.view(), byKey));
  }

  byte[] encode() {
    return JSON.writeValueAsBytes(
        new Stored(
            caseNumber,
            clocks.caseId(),
            clocks.sequence(),
            clocks.caseSequence(),
            clocks.view(),
            List.copyOf(clocks.clocks().values())));
  }
}
