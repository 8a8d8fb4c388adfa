package cn.huimin.hotline.notification.sms;

import cn.huimin.hotline.notification.delivery.DeliveryLog;
import cn.huimin.hotline.notification.sms.SmsGateway.Outcome;
import cn.huimin.hotline.schemas.delivery.DeliveryRecorded;
import cn.huimin.hotline.schemas.word.DeliveryResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;

/**
 * Sends a queued request. The attempt is committed before the message goes out, so that after a
 * crash nobody gets it twice: what is unclear then, as what the gateway refuses, is told to the
 * centre and not sent again (DESIGN §1).
 */
public final class SmsSender {

  private static final Logger LOG = LoggerFactory.getLogger(SmsSender.class);

  private final SmsStore store;
  private final Complainants complainants;
  private final SmsGateway gateway;
  private final UnsentNotices notices;
  private final DeliveryLog deliveries;
  private final MessageSource messages;
  private final SmsSettings settings;
  private final Clock clock;

  /** A sender of these parts. */
  public SmsSender(
      SmsStore store,
      Complainants complainants,
      SmsGateway gateway,
      UnsentNotices notices,
      DeliveryLog deliveries,
      MessageSource messages,
      SmsSettings settings,
      Clock clock) {
    this.store = store;
    this.complainants = complainants;
    this.gateway = gateway;
    this.notices = notices;
    this.deliveries = deliveries;
    this.messages = messages;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Sends the request if it is not at its end.
   *
   * @throws SmsNotSentException if it has to be tried again
   */
  public void send(String id) {
    store.due(id).ifPresent(this::send);
  }

  private void send(QueuedSms queued) {
    var known = queued.outcome();
    if (queued.begun()) {
      // Whoever began it did not come to know.
      end(queued.request(), Outcome.UNCLEAR, queued.attempt());
    } else if (known != null && known != Outcome.NOT_REACHED) {
      end(queued.request(), known, queued.attempt());
    } else {
      attempt(queued);
    }
  }

  private void attempt(QueuedSms queued) {
    var request = queued.request();
    Optional<Complainants.Complainant> complainant;
    try {
      complainant = complainants.of(request.caseId());
    } catch (RuntimeException e) {
      throw notSent(request, e.getClass().getSimpleName());
    }
    if (complainant.isEmpty()) {
      store.known(request.id(), Outcome.REFUSED);
      end(request, Outcome.REFUSED, queued.attempt());
      return;
    }
    var text = text(request, complainant.get());
    int attempt = store.begin(request.id(), clock.instant());
    var outcome = gateway.send(request.id(), complainant.get().phone(), text);
    store.known(request.id(), outcome);
    if (outcome == Outcome.NOT_REACHED) {
      throw notSent(request, "gateway");
    }
    end(request, outcome, attempt);
  }

  private String text(RatingRequest request, Complainants.Complainant complainant) {
    return messages.getMessage(
        "sms." + request.template(),
        new Object[] {request.caseNumber(), complainant.lookUpCode(), settings.link() + "/status"},
        Locale.CHINA);
  }

  private static SmsNotSentException notSent(RatingRequest request, String kind) {
    LOG.warn("short message {} was not sent: {}", request.id(), kind);
    return new SmsNotSentException(kind);
  }

  /** What is still due of the request; empty once it is at its end. */
  Optional<QueuedSms> due(String id) {
    return store.due(id);
  }

  /** Gives the request up and says so. */
  void giveUp(QueuedSms queued) {
    LOG.error(
        "short message {} was given up after {} attempts", queued.request().id(), queued.attempt());
    end(queued.request(), Outcome.REFUSED, queued.attempt());
  }

  private void end(RatingRequest request, Outcome outcome, int attempt) {
    var at = clock.instant();
    var result =
        switch (outcome) {
          case TAKEN -> DeliveryResult.DELIVERED;
          case UNCLEAR -> DeliveryResult.UNCLEAR;
          case REFUSED, NOT_REACHED -> DeliveryResult.FAILED;
        };
    var told = new ArrayList<Map.Entry<String, DeliveryRecorded>>();
    told.add(Map.entry(request.caseId(), request.recorded(result, attempt, at)));
    if (result != DeliveryResult.DELIVERED) {
      told.addAll(notices.of(request, result, at));
    }
    deliveries.publish(told);
    store.end(request.id(), at);
  }
}
