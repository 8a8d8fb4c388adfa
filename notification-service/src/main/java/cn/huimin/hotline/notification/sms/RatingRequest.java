package cn.huimin.hotline.notification.sms;

import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.event.CallbackRecorded;
import cn.huimin.hotline.schemas.event.CaseSummary;
import cn.huimin.hotline.schemas.event.EventHeader;
import cn.huimin.hotline.schemas.event.LeadAnswered;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A complainant is to be asked for a rating (DOMAIN §3): nobody reached them by telephone, or they
 * were answered together with others. Who asked for confidentiality gets no message that others may
 * read.
 *
 * @param id deterministic, of the event behind it
 * @param caseId case it is about
 * @param caseNumber its number
 * @param caseSequence sequence of the event behind it
 * @param sourceEventId event behind it
 * @param together whether the answer went to many (集中答复)
 * @param happenedAt when that happened
 */
public record RatingRequest(
    String id,
    String caseId,
    String caseNumber,
    long caseSequence,
    String sourceEventId,
    boolean together,
    Instant happenedAt) {

  /** Who is told, on the log: no account, and no number. */
  public static final String RECIPIENT = "complainant";

  /** What the event asks for; empty if nothing. */
  public static Optional<RatingRequest> of(SpecificRecord event) {
    return switch (event) {
      case CallbackRecorded e when e.getUnreachable() -> of(e.getHeader(), e.getAfter(), false);
      case LeadAnswered e when e.getCollective() -> of(e.getHeader(), e.getAfter(), true);
      default -> Optional.empty();
    };
  }

  private static Optional<RatingRequest> of(
      EventHeader header, CaseSummary after, boolean together) {
    return after.getAnonymous() || after.getConfidential()
        ? Optional.empty()
        : Optional.of(
            new RatingRequest(
                Ids.uuid5("delivery", header.getEventId(), RECIPIENT, DeliveryChannel.SMS.name()),
                header.getCaseId(),
                after.getCaseNumber(),
                header.getSequence(),
                header.getEventId(),
                together,
                header.getAcceptedAt()));
  }

  /** What became of it, for the log. */
  DeliveryRecorded recorded(DeliveryResult result, int attempt, Instant at) {
    return DeliveryRecorded.newBuilder()
        .setDeliveryId(id)
        .setRecipient(RECIPIENT)
        .setChannel(DeliveryChannel.SMS)
        .setResult(result)
        .setAttempt(attempt)
        .setTemplate(template())
        .setParameters(Map.of("caseNumber", caseNumber))
        .setUrgent(false)
        .setCaseId(caseId)
        .setCaseSequence(caseSequence)
        .setSourceEventId(sourceEventId)
        .setHappenedAt(happenedAt)
        .setAt(at)
        .build();
  }

  /** Message. */
  String template() {
    return together ? "rating-together" : "rating-unreached";
  }
}
