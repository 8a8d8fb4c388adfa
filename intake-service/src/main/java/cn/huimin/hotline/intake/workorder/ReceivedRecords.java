package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.scrub.Identity;
import cn.huimin.hotline.intake.scrub.Scrubber;
import cn.huimin.hotline.schemas.intake.WorkOrderReceived;
import cn.huimin.hotline.schemas.word.TextKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hand-in is on the log: its texts, and the work order that refers to them. */
final class ReceivedRecords {

  private ReceivedRecords() {}

  /** The texts, without what betrays the person. */
  static List<ScrubbedText> texts(HandIn handIn, Identity identity) {
    var order = handIn.order();
    var texts = new ArrayList<ScrubbedText>();
    add(texts, handIn, TextKind.TITLE, order.title(), identity);
    add(texts, handIn, TextKind.DEMAND, order.content(), identity);
    add(texts, handIn, TextKind.ADDRESS, order.address(), identity);
    add(texts, handIn, TextKind.UNIT_HINT, order.unitHint(), identity);
    return texts;
  }

  private static void add(
      List<ScrubbedText> texts,
      HandIn handIn,
      TextKind kind,
      @Nullable String text,
      Identity identity) {
    if (text != null) {
      texts.add(ScrubbedText.of(handIn.commandId(), handIn.hash(), kind, text, identity));
    }
  }

  /** The work order. */
  static WorkOrderReceived received(
      HandIn handIn, Kept kept, List<ScrubbedText> texts, boolean seen, Instant at) {
    var order = handIn.order();
    var identity = kept.complainant().identity();
    return WorkOrderReceived.newBuilder()
        .setCommandId(handIn.commandId())
        .setCaseId(handIn.caseId())
        .setCaseNumber(kept.registered().caseNumber())
        .setAcceptedAt(at)
        .setReceivedAt(order.receivedAt())
        .setActor(handIn.actor())
        .setChannel(order.channel())
        .setSourceLine(order.sourceLine())
        .setExternalNumber(order.externalNumber())
        .setRevision(order.revision())
        .setContentHash(handIn.hash())
        .setSourceLevel(order.sourceLevel())
        .setDemandType(order.demandType())
        .setTitle(scrubbed(order.title(), identity))
        .setContent(Scrubber.scrub(order.content(), identity))
        .setAddress(scrubbed(order.address(), identity))
        .setUnitHint(scrubbed(order.unitHint(), identity))
        .setUrgency(order.urgency())
        .setConfidential(order.confidential())
        .setAnonymous(kept.complainant().unreachable())
        .setComplainantFingerprint(kept.fingerprint())
        .setAttachmentIds(order.attachments())
        .setPreviousNumber(order.previousNumber())
        .setDeadlineFromSource(order.deadlineFromSource())
        .setTexts(texts.stream().map(ScrubbedText::ref).toList())
        .setCaseSeen(seen)
        .build();
  }

  private static @Nullable String scrubbed(@Nullable String text, Identity identity) {
    return text == null ? null : Scrubber.scrub(text, identity);
  }
}
