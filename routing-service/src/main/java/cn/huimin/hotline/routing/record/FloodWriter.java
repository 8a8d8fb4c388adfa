package cn.huimin.hotline.routing.record;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.routing.engine.CaseLife.Change;
import cn.huimin.hotline.routing.life.Case;
import cn.huimin.hotline.routing.life.Flood;
import cn.huimin.hotline.schemas.routing.FloodSeen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What routing tells itself about floods: a case came to a unit and category, left, or ended. */
public final class FloodWriter {

  private FloodWriter() {}

  /**
   * What a change says about floods.
   *
   * @param before the case before it, null if it was opened by it
   */
  public static List<FloodSeen> write(@Nullable Case before, Change change) {
    var after = change.after();
    if (after.origin().sketch() == null) {
      // Too short a text is like no other.
      return List.of();
    }
    var was = Flood.groupOf(before);
    var now = Flood.groupOf(after);
    var seen = new ArrayList<FloodSeen>();
    if (was != null && !was.equals(now)) {
      seen.add(seen(was, change, false));
    }
    if (now != null && !now.equals(was)) {
      seen.add(seen(now, change, true));
    } else if (now != null && before != null && !before.ended() && after.ended()) {
      seen.add(seen(now, change, !MatterWriter.leaves(change.happened().event())));
    }
    return seen;
  }

  private static FloodSeen seen(String groupId, Change change, boolean counts) {
    var file = change.after();
    var fingerprint = file.origin().fingerprint();
    return FloodSeen.newBuilder()
        .setGroupId(groupId)
        .setCaseId(file.id())
        .setPersonId(fingerprint == null ? file.id() : Ids.uuid5("person", fingerprint))
        .setAcceptedAt(file.times().openedAt())
        .setAt(change.happened().acceptedAt())
        .setSourceEventId(change.happened().eventId())
        .setCounts(counts)
        .setOpen(!file.ended())
        .setSketch(counts ? file.origin().sketch() : null)
        .build();
  }
}
