package cn.huimin.hotline.routing.record;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.routing.engine.CaseLife.Change;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.CaseEvent;
import cn.huimin.hotline.routing.life.CorrectionEvent;
import cn.huimin.hotline.routing.life.EndingEvent;
import cn.huimin.hotline.routing.life.MergeEvent;
import cn.huimin.hotline.routing.life.OversightEvent;
import cn.huimin.hotline.routing.life.Repeat;
import cn.huimin.hotline.routing.life.SourceEvent;
import cn.huimin.hotline.routing.life.SplitEvent;
import cn.huimin.hotline.schemas.routing.MatterSeen;
import cn.huimin.hotline.schemas.word.CaseState;
import cn.huimin.hotline.schemas.word.ProposalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What routing tells itself about matters: a case came to one, left one, or ended. */
public final class MatterWriter {

  private MatterWriter() {}

  /**
   * What a change says about matters.
   *
   * @param before the case before it, null if it was opened by it
   */
  public static List<MatterSeen> write(@Nullable Case before, Change change) {
    var event = change.happened().event();
    var seen = new ArrayList<MatterSeen>();
    var was = before == null ? null : before.repeat().matterId();
    var now = change.after().repeat().matterId();
    boolean moves = event instanceof CaseEvent.Dispatched || event instanceof CorrectionEvent;
    if (was != null && ((moves && !was.equals(now)) || leaves(event))) {
      seen.add(seen(was, change, false));
    }
    // The centre says that there is a new fact: from now on it counts.
    boolean withAFact =
        before != null && before.repeat().onFile() && before.state() == CaseState.TRIAGE;
    boolean fromTheSource = before != null && before.settlement().sourceRefused();
    // Joined as a call about another, it was none; by itself again it is one.
    boolean alone =
        event instanceof MergeEvent.Unmerged && before != null && before.merging().urging();
    boolean came =
        (alone || (moves && (fromTheSource || withAFact || !Objects.equals(was, now))))
            && !isHeld(change.after());
    if (now != null && (came || ends(event))) {
      seen.add(seen(now, change, !change.after().merging().urging()));
    }
    return seen;
  }

  /**
   * Back from the source, or a repeat of what was filed: in triage it is put right, not taken up.
   */
  private static boolean isHeld(Case file) {
    return file.state() == CaseState.TRIAGE
        && (file.settlement().sourceRefused() || file.repeat().onFile());
  }

  private static boolean ends(CaseEvent event) {
    return event instanceof CaseEvent.Closed
        || event instanceof OversightEvent.Filed
        || event instanceof MergeEvent.Merged
        || (event instanceof EndingEvent.WithdrawalDecided decided && decided.confirmed());
  }

  /** What was no case of ours, or was answered on the spot, is no earlier complaint of others. */
  static boolean leaves(CaseEvent event) {
    return switch (event) {
      case EndingEvent.Answered _, EndingEvent.Declined _, EndingEvent.Referred _ -> true;
      case SourceEvent.Returned _, SplitEvent.Split _ -> true;
      case CaseEvent.SentToTriage sent -> sent.reasonCodes().contains(Repeat.AFTER_FILED);
      case EndingEvent.ProposalDecided decided ->
          decided.confirmed() && decided.kind() == ProposalKind.INVALID;
      default -> false;
    };
  }

  private static MatterSeen seen(String matterId, Change change, boolean counts) {
    var file = change.after();
    return MatterSeen.newBuilder()
        .setMatterId(matterId)
        .setCaseId(file.id())
        .setAcceptedAt(file.times().openedAt())
        .setAt(change.happened().acceptedAt())
        .setSourceEventId(change.happened().eventId())
        .setEnded(file.ended())
        .setCounts(counts)
        .setPersonId(Ids.uuid5("person", Objects.requireNonNull(file.origin().fingerprint())))
        .setSketch(file.origin().sketch())
        .setFiled(file.state() == CaseState.FILED)
        .build();
  }
}
