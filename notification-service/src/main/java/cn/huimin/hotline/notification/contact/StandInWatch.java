package cn.huimin.hotline.notification.contact;

import cn.huimin.hotline.notification.recipient.StandIn;
import cn.huimin.hotline.schemas.word.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Who stands in for whom today, as intake says: {@code GET /internal/stand-ins}, asked anew when
 * the last answer is old. Where intake is away, what it said last holds on.
 */
public final class StandInWatch implements Supplier<List<StandIn>> {

  private static final Logger LOG = LoggerFactory.getLogger(StandInWatch.class);

  /** How long an answer is good. */
  static final Duration GOOD_FOR = Duration.ofSeconds(10);

  private final IntakeContacts intake;
  private final InstantSource realTime;
  private List<StandIn> known = List.of();
  private Instant askAt = Instant.MIN;

  /** Asks by this way. */
  public StandInWatch(IntakeContacts intake, InstantSource realTime) {
    this.intake = intake;
    this.realTime = realTime;
  }

  @Override
  public synchronized List<StandIn> get() {
    var now = realTime.instant();
    if (!now.isBefore(askAt)) {
      askAt = now.plus(GOOD_FOR);
      try {
        intake.ask("/internal/stand-ins", "", "").ifPresent(answer -> known = read(answer));
      } catch (RuntimeException e) {
        LOG.warn(
            "Who stands in for whom cannot be asked now; the last answer holds: {}", e.toString());
      }
    }
    return known;
  }

  private static List<StandIn> read(JsonNode answer) {
    return answer
        .path("items")
        .valueStream()
        .map(
            one ->
                new StandIn(
                    one.path("account").asString(""),
                    one.path("unitId").asString(""),
                    Role.valueOf(one.path("role").asString("UNKNOWN")),
                    one.path("ownUnitId").isString() ? one.path("ownUnitId").asString("") : null))
        .toList();
  }
}
