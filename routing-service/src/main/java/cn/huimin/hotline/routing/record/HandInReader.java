package cn.huimin.hotline.routing.record;

import cn.huimin.hotline.routing.life.CaseCommand;
import cn.huimin.hotline.routing.life.CommandHeader;
import cn.huimin.hotline.routing.life.Origin;
import cn.huimin.hotline.routing.recognition.Wording;
import cn.huimin.hotline.routing.recognition.Wording.Part;
import cn.huimin.hotline.routing.recognition.Wording.Passage;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.text.TextRef;
import cn.huimin.hotline.schemas.word.TextKind;
import cn.huimin.hotline.schemas.word.Urgency;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A work order as a hand-in. */
final class HandInReader {

  private HandInReader() {}

  static CaseCommand read(WorkOrderReceived order) {
    var wording = wording(order);
    return new CaseCommand.HandIn(
        new CommandHeader(
            order.getCommandId(),
            order.getCaseId(),
            CommandReader.actor(order.getActor()),
            order.getAcceptedAt(),
            order.getReceivedAt(),
            null,
            order.getContentHash(),
            CommandReader.texts(order.getTexts())),
        new Origin(
            order.getCaseNumber(),
            order.getChannel(),
            order.getSourceLine(),
            order.getExternalNumber(),
            order.getSourceLevel(),
            order.getContentHash(),
            order.getComplainantFingerprint(),
            order.getConfidential(),
            order.getAnonymous(),
            order.getDeadlineFromSource(),
            wording.sketch()),
        wording,
        Known.orNull(order.getDemandType()),
        Known.orElse(order.getUrgency(), Urgency.NORMAL),
        order.getRevision(),
        order.getReceivedAt(),
        order.getCaseSeen());
  }

  private static Wording wording(WorkOrderReceived order) {
    var passages = new ArrayList<Passage>();
    add(passages, order, Part.HINT, TextKind.UNIT_HINT, order.getUnitHint());
    add(passages, order, Part.TITLE, TextKind.TITLE, order.getTitle());
    add(passages, order, Part.ADDRESS, TextKind.ADDRESS, order.getAddress());
    add(passages, order, Part.CONTENT, TextKind.DEMAND, order.getContent());
    return new Wording(passages);
  }

  private static void add(
      List<Passage> passages,
      WorkOrderReceived order,
      Part part,
      TextKind kind,
      @Nullable String text) {
    if (text != null && !text.isBlank()) {
      var textId =
          order.getTexts().stream()
              .filter(ref -> ref.getKind() == kind)
              .map(TextRef::getTextId)
              .findFirst()
              .orElse(kind.name());
      passages.add(new Passage(part, textId, text));
    }
  }
}
