package cn.huimin.hotline.notification.delivery;

import cn.huimin.hotline.notification.recipient.Notice;
import cn.huimin.hotline.notification.recipient.Occasion;
import cn.huimin.hotline.platform.id.Ids;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a person. Its id is made of the event, the person and the way, so that
 * what is told twice is known to be one.
 *
 * @param id deterministic
 * @param key key of the record: case id or scope
 * @param channel way it goes
 * @param recipient account of the person
 * @param unitId unit of the person
 * @param template message
 * @param parameters what the message says; no personal data
 * @param urgent told at once
 * @param caseId case it is about, null if none
 * @param caseSequence sequence of the case event behind it, null if none
 * @param sourceEventId event behind it
 * @param happenedAt when that happened
 */
public record Delivery(
    String id,
    String key,
    DeliveryChannel channel,
    String recipient,
    String unitId,
    String template,
    Map<String, String> parameters,
    boolean urgent,
    @Nullable String caseId,
    @Nullable Long caseSequence,
    String sourceEventId,
    Instant happenedAt) {

  /** Copies its map. */
  public Delivery {
    parameters = Map.copyOf(parameters);
  }

  /** The delivery of a notice by one of the ways. */
  public static Delivery of(Occasion occasion, Notice notice, DeliveryChannel channel) {
    return new Delivery(
        Ids.uuid5("delivery", occasion.eventId(), notice.account(), channel.name()),
        occasion.key(),
        channel,
        notice.account(),
        notice.unitId(),
        notice.template(),
        occasion.parameters(),
        occasion.urgent(),
        occasion.caseId(),
        occasion.caseSequence(),
        occasion.eventId(),
        occasion.happenedAt());
  }

  /** What became of it, for the log. */
  public DeliveryRecorded recorded(DeliveryResult result, int attempt, Instant at) {
    return DeliveryRecorded.newBuilder()
        .setDeliveryId(id)
        .setRecipient(recipient)
        .setRecipientUnitId(unitId)
        .setChannel(channel)
        .setResult(result)
        .setAttempt(attempt)
        .setTemplate(template)
        .setParameters(parameters)
        .setUrgent(urgent)
        .setCaseId(caseId)
        .setCaseSequence(caseSequence)
        .setSourceEventId(sourceEventId)
        .setHappenedAt(happenedAt)
        .setAt(at)
        .build();
  }
}
