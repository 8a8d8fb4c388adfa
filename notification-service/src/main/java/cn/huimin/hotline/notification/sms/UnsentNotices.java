package cn.huimin.hotline.notification.sms;

import cn.huimin.hotline.notification.delivery.Delivery;
import cn.huimin.hotline.notification.recipient.Occasion;
import cn.huimin.hotline.notification.recipient.RecipientsInForce;
import cn.huimin.hotline.platform.edition.Editions;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.word.DeliveryChannel;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who hears, in the inbox, that a complainant may not have been asked, by the rules of recipients.
 */
public final class UnsentNotices {

  /** Occasion of a message of which nobody knows whether it went out. */
  static final String UNCLEAR = "RatingSmsUnclear";

  /** Occasion of a message that did not go out. */
  static final String FAILED = "RatingSmsFailed";

  private final RecipientsInForce recipients;
  private final Editions editions;

  /** By the rules and the directory in force. */
  public UnsentNotices(RecipientsInForce recipients, Editions editions) {
    this.recipients = recipients;
    this.editions = editions;
  }

  List<Map.Entry<String, DeliveryRecorded>> of(
      RatingRequest request, DeliveryResult result, Instant at) {
    var occasion =
        new Occasion(
            result == DeliveryResult.UNCLEAR ? UNCLEAR : FAILED,
            request.id(),
            request.caseId(),
            request.caseId(),
            request.caseSequence(),
            List.of(),
            List.of(),
            null,
            Map.of(),
            Map.of("caseNumber", request.caseNumber()),
            false,
            at);
    return recipients.current().of(occasion, editions.directory()).stream()
        .map(notice -> Delivery.of(occasion, notice, DeliveryChannel.INBOX))
        .map(
            delivery ->
                Map.entry(delivery.key(), delivery.recorded(DeliveryResult.DELIVERED, 1, at)))
        .toList();
  }
}
