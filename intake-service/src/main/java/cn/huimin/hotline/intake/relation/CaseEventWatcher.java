package cn.huimin.hotline.intake.relation;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Who wants to know of case events, in the order of each case; the same may come again. */
public interface CaseEventWatcher {

  /** Takes a batch of events in the transaction that remembers how far they were read. */
  void take(List<SpecificRecord> events);
}
